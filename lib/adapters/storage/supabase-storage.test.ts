import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SupabaseStorageServer, type SupabaseStorageServerOptions } from "@/scripts/test/supabase-storage-server";
import type { SupabaseSettings } from "./supabase-bucket";
import { SupabaseStorage } from "./supabase-storage";

const identity = { serviceRoleKey: "service-role-key", bucket: "muniment" };
const LIMIT = { maxBytes: 1_000_000 };
const running: SupabaseStorageServer[] = [];
let incoming: string;

beforeEach(() => {
  incoming = mkdtempSync(path.join(tmpdir(), "muniment-supabase-"));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  rmSync(incoming, { recursive: true, force: true });
});

async function start(server: Partial<SupabaseStorageServerOptions> = {}, client: Partial<SupabaseSettings> = {}) {
  const service = new SupabaseStorageServer({ ...identity, ...server });
  const url = await service.start();
  running.push(service);
  return { service, storage: new SupabaseStorage({ ...identity, url, retryDelayMs: 5, ...client }, incoming) };
}

async function* pieces(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

const unfinished = () => (existsSync(incoming) ? readdirSync(incoming) : []);

describe("Supabase storage in trouble", () => {
  it("repeats calls that fail for a moment", async () => {
    const { service, storage } = await start();
    service.failNext(503, 500, 429);
    await storage.put("a/b", pieces("whole"), LIMIT);
    expect(service.calls).toHaveLength(5);
    service.failNext(503);
    expect(await text(await storage.get("a/b"))).toBe("whole");
    service.failNext(502);
    expect(await storage.size("a/b")).toBe(5);
    service.failNext(503, 503);
    await storage.deletePrefix("a");
    expect(service.files.size).toBe(0);
  });

  it("gives up with plain words when it stays away, leaving nothing", async () => {
    const { service, storage } = await start();
    service.failNext(503, 503, 503, 503);
    await expect(storage.put("a/b", pieces("x"), LIMIT)).rejects.toMatchObject({
      code: "unavailable",
      retryable: true,
      userMessage: expect.stringContaining("cannot be reached"),
    });
    expect(service.calls).toHaveLength(4);
    expect(service.files.size).toBe(0);
    expect(unfinished()).toEqual([]);
  });

  it("says so when nobody listens", async () => {
    const storage = new SupabaseStorage({ ...identity, url: "http://127.0.0.1:9", retryDelayMs: 1 }, incoming);
    await expect(storage.get("a/b")).rejects.toMatchObject({ code: "unavailable", retryable: true });
  });

  it("does not wait for ever", async () => {
    const { service, storage } = await start({}, { answerMs: 500 });
    service.failNext("hang", "hang", "hang", "hang");
    await expect(storage.put("a/b", pieces("x"), LIMIT)).rejects.toMatchObject({ code: "timeout", retryable: true });
    expect(unfinished()).toEqual([]);
    service.failNext("hang");
    expect(await storage.size("a/b")).toBeNull();
  });

  it("fetches a file again whose body broke off", async () => {
    const { service, storage } = await start();
    await storage.put("a/b", pieces("0123456789".repeat(1_000)), LIMIT);
    service.failNext("break");
    expect(await storage.withLocalPath("a/b", (file) => readFile(file, "utf8"))).toHaveLength(10_000);
    service.failNext("break");
    await expect(storage.get("a/b").then(text)).rejects.toThrow();
    service.failNext("break", "break", "break");
    await expect(storage.withLocalPath("a/b", () => Promise.resolve("never"))).rejects.toThrow();
    expect(unfinished()).toEqual([]);
  });
});

describe("signed addresses", () => {
  it("carry the bytes both ways, each for its object and a short time", async () => {
    const { service, storage } = await start();
    await storage.put("a/b", pieces("whole"), LIMIT);
    expect(await text(await storage.get("a/b", { start: 1, end: 3 }))).toBe("hol");
    const signed = service.calls.map((call) => call.replace(/token=.*/, "token"));
    expect(signed).toEqual([
      "POST /storage/v1/object/upload/sign/muniment/a/b",
      "PUT /storage/v1/object/upload/sign/muniment/a/b?token",
      "POST /storage/v1/object/sign/muniment/a/b",
      "GET /storage/v1/object/sign/muniment/a/b?token",
    ]);
    const token = service.calls.at(-1)?.split("token=")[1] ?? "";
    const asked = async (name: string, given: string) => (await fetch(`${service.url}/storage/v1/object/sign/muniment/${name}?token=${given}`)).status;
    expect([await asked("a/b", token), await asked("a/c", token), await asked("a/b", `${token}x`)]).toEqual([200, 400, 400]);
  });

  it("an object that goes away between the signature and the download is not there", async () => {
    const { service, storage } = await start();
    await storage.put("a/b", pieces("whole"), LIMIT);
    service.onSigned = () => service.files.clear();
    await expect(storage.get("a/b")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("Supabase storage set up wrongly", () => {
  it.each([true, false])("names the key when it is refused (gateway in front: %s)", async (gateway) => {
    const { service, storage } = await start({ gateway }, { serviceRoleKey: "another" });
    const refused = { code: "unavailable", retryable: false, userMessage: expect.stringContaining("SUPABASE_SERVICE_ROLE_KEY") };
    await expect(storage.check()).rejects.toMatchObject(refused);
    await expect(storage.put("a/b", pieces("x"), LIMIT)).rejects.toMatchObject(refused);
    await expect(storage.size("a/b")).rejects.toMatchObject(refused);
    expect(service.calls).toHaveLength(3);
    expect(service.files.size).toBe(0);
  });

  it("names the bucket when it is missing", async () => {
    const { storage } = await start({}, { bucket: "elsewhere" });
    const missing = { code: "unavailable", userMessage: expect.stringContaining("SUPABASE_BUCKET") };
    await expect(storage.check()).rejects.toMatchObject(missing);
    await expect(storage.size("a/b")).rejects.toMatchObject(missing);
  });

  it("does not pass its check on a public bucket", async () => {
    const { storage, service } = await start({ public: true });
    await expect(storage.check()).rejects.toMatchObject({ userMessage: expect.stringContaining("open to the public") });
    expect(service.files.size).toBe(0);
  });

  it("explains the bucket's own size limit", async () => {
    const { storage, service } = await start({ fileSizeLimit: 10 });
    await expect(storage.put("a/b", pieces("12345", "678901"), LIMIT)).rejects.toMatchObject({
      code: "too_large",
      userMessage: expect.stringContaining("file size limit"),
    });
    expect(service.calls).toHaveLength(2);
    expect(service.files.size).toBe(0);
    expect(unfinished()).toEqual([]);
  });
});

describe("a large upload", () => {
  it("takes memory that does not grow with its size", async () => {
    const server = createServer((request, response) => {
      request
        .resume()
        .on("end", () => response.writeHead(200, { "content-type": "application/json" }).end('{"Id":"1","Key":"muniment/a/b","url":"/object/upload/sign/muniment/a/b?token=t"}'));
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const piece = Buffer.alloc(1_000_000, "x");
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers - before)), 10);
    const source = (async function* () {
      for (let n = 0; n < 250; n++) yield piece;
    })();
    await new SupabaseStorage({ ...identity, url }, incoming).put("a/b", source, { maxBytes: 1_000_000_000 });
    clearInterval(watch);
    server.closeAllConnections();
    server.close();
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(150_000_000);
  });
});
