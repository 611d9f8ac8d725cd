import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { LocalStorage } from "./local-storage";

const root = mkdtempSync(path.join(tmpdir(), "muniment-storage-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Bytes whose writing ends as on a full disk. */
async function* untilFull(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("the beginning");
  throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
}

it("says that the disk is full and leaves nothing half", async () => {
  await expect(new LocalStorage(root).put("a/full", untilFull(), { maxBytes: 100 })).rejects.toMatchObject({
    code: "storage_full",
    userMessage: expect.stringContaining("disk is full"),
  });
  expect(readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
});
