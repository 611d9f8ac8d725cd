import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { LocalStorage } from "./local-storage";

const root = mkdtempSync(path.join(tmpdir(), "muniment-storage-"));
const storage = new LocalStorage(root);
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function* pieces(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

/** Bytes whose writing ends as on a full disk. */
async function* untilFull(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("the beginning");
  throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
}

const left = () => readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

describe("documents on the local disk", () => {
  it("stores bytes with their checksum and first bytes", async () => {
    const stored = await storage.put("a/b/first", pieces("ab", "c"), { maxBytes: 10 });
    expect(stored).toMatchObject({ size: 3, sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", head: Buffer.from("abc") });
    expect(await storage.withLocalPath("a/b/first", (file) => readFile(file, "utf8"))).toBe("abc");
    await storage.deletePrefix("a");
    expect(left()).toEqual([]);
  });

  it("says that the disk is full and leaves nothing half", async () => {
    await expect(storage.put("a/full", untilFull(), { maxBytes: 100 })).rejects.toMatchObject({
      code: "storage_full",
      userMessage: expect.stringContaining("disk is full"),
    });
    expect(left()).toEqual([]);
  });

  it("counts what arrives and refuses what is too large, leaving nothing", async () => {
    await expect(storage.put("a/large", pieces("12345", "67890", "1"), { maxBytes: 10 })).rejects.toMatchObject({ code: "too_large" });
    expect(left()).toEqual([]);
  });

  it.each(["../outside", "a/../../outside", "/etc/outside", ""])("refuses the key %j, which leaves the folder", async (key) => {
    await expect(storage.put(key, pieces("x"), { maxBytes: 10 })).rejects.toThrow();
    await expect(storage.get(key)).rejects.toThrow();
    expect(left()).toEqual([]);
  });

  it("finds nothing where nothing is", async () => {
    expect(await storage.size("a/nothing")).toBeNull();
    await expect(storage.get("a/nothing")).rejects.toMatchObject({ code: "not_found" });
    await storage.delete("a/nothing");
  });
});
