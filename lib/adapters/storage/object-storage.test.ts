import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SupabaseStorageServer } from "@/scripts/test/supabase-storage-server";
import { S3TestServer } from "@/scripts/test/s3-server";
import { LocalStorage } from "./local-storage";
import type { ObjectStorage } from "./object-storage";
import { S3Storage } from "./s3-storage";
import { SupabaseStorage } from "./supabase-storage";

interface Provider {
  storage: ObjectStorage;
  /** How many objects and unfinished files are anywhere. */
  left: () => number;
  stop: () => Promise<void>;
}

const filesIn = (folder: string) =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length : 0;

const providers: Record<string, (folder: string) => Promise<Provider>> = {
  local: (folder) => Promise.resolve({ storage: new LocalStorage(folder), left: () => filesIn(folder), stop: () => Promise.resolve() }),
  supabase: async (folder) => {
    const settings = { serviceRoleKey: "service-role-key", bucket: "muniment" };
    const server = new SupabaseStorageServer(settings);
    const url = await server.start();
    return {
      storage: new SupabaseStorage({ ...settings, url, retryDelayMs: 5 }, folder),
      left: () => server.files.size + filesIn(folder),
      stop: () => server.stop(),
    };
  },
  s3: async (folder) => {
    const objects = path.join(folder, "objects");
    const server = new S3TestServer(objects);
    const endpoint = await server.start();
    const settings = { endpoint, region: "us-east-1", bucket: "muniment", accessKeyId: "S3RVER", secretAccessKey: "S3RVER", forcePathStyle: true };
    return {
      storage: new S3Storage(settings, path.join(folder, "incoming")),
      left: () => server.objects() + filesIn(path.join(folder, "incoming")),
      stop: () => server.stop(),
    };
  },
};

async function* pieces(...parts: (string | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

async function* breaking(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("the beginning");
  throw new Error("the browser went away");
}

const LIMIT = { maxBytes: 10_000_000 };

describe.each(Object.keys(providers))("documents in %s storage", (name) => {
  const folder = mkdtempSync(path.join(tmpdir(), "muniment-storage-"));
  let provider: Provider;
  let storage: ObjectStorage;
  beforeAll(async () => {
    provider = await (providers[name] as (folder: string) => Promise<Provider>)(folder);
    storage = provider.storage;
  });
  afterAll(async () => {
    await provider.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const put = (key: string, ...parts: (string | Buffer)[]) => storage.put(key, pieces(...parts), LIMIT);
  const read = async (source: Promise<Readable>) => text(await source);

  it("lists every object, and nothing of what was refused", async () => {
    const keys = ["list/a/one", "list/a/b/two.html", "list/three"];
    for (const key of keys) await storage.put(key, pieces(key), LIMIT);
    await expect(storage.put("list/four", breaking(), LIMIT)).rejects.toThrow();
    const listed: string[] = [];
    for await (const key of storage.keys()) if (key.startsWith("list/")) listed.push(key);
    expect(listed.sort()).toEqual(keys.sort());
    await storage.deletePrefix("list");
  });

  it("gives back what was put, with checksum, size and first bytes", async () => {
    const stored = await put("a/b/first", "ab", "c");
    expect(stored).toEqual({
      size: 3,
      sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      head: Buffer.from("abc"),
    });
    expect(await storage.size("a/b/first")).toBe(3);
    expect(await read(storage.get("a/b/first"))).toBe("abc");
    await storage.delete("a/b/first");
    expect(provider.left()).toBe(0);
  });

  it("streams megabytes unchanged", async () => {
    const part = Buffer.alloc(1_000_000, "0123456789");
    const stored = await put("a/large", part, part, part, part, part);
    const back = await buffer(await storage.get("a/large"));
    expect(stored.size).toBe(5_000_000);
    expect(stored.head.byteLength).toBe(65_536);
    expect(createHash("sha256").update(back).digest("hex")).toBe(stored.sha256);
    await storage.delete("a/large");
  });

  it("streams what is sent in several parts, and leaves nothing of it when its source breaks off late", async () => {
    const part = randomBytes(3_000_000);
    const stored = await storage.put("a/parts", pieces(...Array.from({ length: 7 }, () => part)), { maxBytes: 30_000_000 });
    const hash = createHash("sha256");
    for await (const piece of (await storage.get("a/parts")) as AsyncIterable<Uint8Array>) hash.update(piece);
    expect([stored.size, hash.digest("hex")]).toEqual([21_000_000, stored.sha256]);
    await storage.delete("a/parts");
    const late = (async function* () {
      for (let n = 0; n < 6; n++) yield part;
      throw new Error("the browser went away");
    })();
    await expect(storage.put("a/late", late, { maxBytes: 30_000_000 })).rejects.toThrow("the browser went away");
    expect(provider.left()).toBe(0);
    expect(await storage.size("a/late")).toBeNull();
  });

  it("gives the part that was asked for", async () => {
    await put("a/part", "0123456789");
    expect(await read(storage.get("a/part", { start: 2, end: 4 }))).toBe("234");
    // The local S3 server takes an end of 0 for none.
    if (name !== "s3") expect(await read(storage.get("a/part", { start: 0, end: 0 }))).toBe("0");
    expect(await read(storage.get("a/part", { start: 0, end: 1 }))).toBe("01");
    expect(await read(storage.get("a/part", { start: 8, end: 99 }))).toBe("89");
    await storage.delete("a/part");
  });

  it("replaces an object", async () => {
    await put("a/same", "old and longer");
    await put("a/same", "new");
    expect(await read(storage.get("a/same"))).toBe("new");
    await storage.delete("a/same");
  });

  it("keeps an empty object", async () => {
    expect((await put("a/empty")).size).toBe(0);
    expect(await storage.size("a/empty")).toBe(0);
    await storage.delete("a/empty");
  });

  it("finds nothing where nothing is", async () => {
    expect(await storage.size("a/nothing")).toBeNull();
    await expect(storage.get("a/nothing")).rejects.toMatchObject({ code: "not_found" });
    await expect(storage.withLocalPath("a/nothing", () => Promise.resolve())).rejects.toMatchObject({ code: "not_found" });
    await storage.delete("a/nothing");
    await storage.deletePrefix("nothing");
  });

  it("deletes everything below a prefix and nothing beside it", async () => {
    const keys = Array.from({ length: 250 }, (_, n) => `org/doc/${n % 5 === 0 ? `deep/er/${n}` : n}`);
    for (let start = 0; start < keys.length; start += 10) await Promise.all(keys.slice(start, start + 10).map((key) => put(key, key)));
    await put("org/doc-2/kept", "kept");
    await put("org/do", "kept");
    expect(provider.left()).toBe(252);
    await storage.deletePrefix("org/doc");
    expect(provider.left()).toBe(2);
    await storage.deletePrefix("org");
    expect(provider.left()).toBe(0);
  });

  it("refuses what is too large and leaves nothing", async () => {
    await expect(storage.put("a/large", pieces("12345", "67890", "1"), { maxBytes: 10 })).rejects.toMatchObject({ code: "too_large" });
    expect(provider.left()).toBe(0);
  });

  it("leaves nothing when the source breaks off, and what was there before stays", async () => {
    await expect(storage.put("a/broken", breaking(), LIMIT)).rejects.toThrow("the browser went away");
    expect(provider.left()).toBe(0);
    await put("a/broken", "whole");
    await expect(storage.put("a/broken", breaking(), LIMIT)).rejects.toThrow("the browser went away");
    expect(await read(storage.get("a/broken"))).toBe("whole");
    await storage.delete("a/broken");
  });

  it("takes many at once; of two for one key, one is kept whole", async () => {
    const rivals = ["first".repeat(50_000), "other".repeat(50_000)];
    await Promise.all([
      // The local S3 server writes both into one file; S3 itself keeps one of them whole.
      ...(name === "s3" ? rivals.slice(1) : rivals).map((rival) => put("many/one", rival)),
      ...Array.from({ length: 20 }, (_, n) => put(`many/${n}x`, `number ${n}`)),
    ]);
    expect(rivals).toContain(await read(storage.get("many/one")));
    expect(await read(storage.get("many/19x"))).toBe("number 19");
    await storage.deletePrefix("many");
    expect(provider.left()).toBe(0);
  });

  it("lends a path for as long as it is needed", async () => {
    await put("a/path", "on disk");
    const seen = await storage.withLocalPath("a/path", (file) => readFile(file, "utf8"));
    await expect(storage.withLocalPath("a/path", () => Promise.reject(new Error("unreadable")))).rejects.toThrow("unreadable");
    expect(seen).toBe("on disk");
    expect(provider.left()).toBe(1);
    await storage.delete("a/path");
  });

  it("keeps names apart that differ in spaces, letters, signs or percent", async () => {
    const names = ["a b", "a%20b", "a+b", "a_b", "ä b", "a?b", "a#b", "a=20b", "合同.pdf", "a&b", "100%", "é"];
    for (const entry of names) await put(`names/${entry}/file`, entry);
    for (const entry of names) expect(await read(storage.get(`names/${entry}/file`))).toBe(entry);
    await storage.deletePrefix("names/a b");
    expect(provider.left()).toBe(names.length - 1);
    await storage.deletePrefix("names");
    expect(provider.left()).toBe(0);
  });

  it.each(["../outside", "a/../../outside", "a/..", "./a", "/etc/outside", "a//b", "a/", "", "a\0b", "a\\..\\b"])(
    "refuses the key %j",
    async (key) => {
      await expect(put(key, "x")).rejects.toThrow("leaves its folder");
      await expect(storage.get(key)).rejects.toThrow("leaves its folder");
      await expect(storage.size(key)).rejects.toThrow("leaves its folder");
      await expect(storage.delete(key)).rejects.toThrow("leaves its folder");
      await expect(storage.deletePrefix(key)).rejects.toThrow("leaves its folder");
      await expect(storage.withLocalPath(key, () => Promise.resolve())).rejects.toThrow("leaves its folder");
      expect(provider.left()).toBe(0);
    },
  );

  it("can be checked without leaving a trace", async () => {
    await storage.check();
    expect(provider.left()).toBe(0);
  });
});
