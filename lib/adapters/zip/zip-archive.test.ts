import { randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type Entry, fromBuffer } from "yauzl";
import { type ArchiveEntry, zipArchive } from "./zip-archive";
import { endOfArchive } from "./zip-records";

const MODIFIED = new Date("2026-11-21T10:20:30Z");

function entry(name: string, content: Buffer | string, changes: Partial<ArchiveEntry> = {}): ArchiveEntry {
  const bytes = Buffer.from(content);
  return { name, size: bytes.length, modified: MODIFIED, compact: false, open: () => Promise.resolve(pieces(bytes)), ...changes };
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
}

async function whole(entries: readonly ArchiveEntry[], limit?: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const piece of zipArchive(entries, limit)) parts.push(piece);
  return Buffer.concat(parts);
}

function contents(archive: Buffer): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, Buffer>();
    fromBuffer(archive, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on("error", reject).on("end", () => resolve(files));
      zip.on("entry", (entry: Entry) => {
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure);
          buffer(stream).then((bytes) => {
            expect(crc32(bytes)).toBe(entry.crc32);
            files.set(entry.fileName, bytes);
            zip.readEntry();
          }, reject);
        });
      });
      zip.readEntry();
    });
  });
}

const noise = randomBytes(100_000);
const ENTRIES = [entry("Straße/Pläne 1.txt", "door ".repeat(20_000)), entry("empty.txt", ""), entry("noise.pdf", noise, { compact: true })];

describe("zipArchive", () => {
  it.each([
    ["plain", undefined],
    ["with 64-bit sizes and places", 1_000],
    ["with 64-bit everything", 0],
  ])("is read by other programs: %s", async (_, limit) => {
    const archive = await whole(ENTRIES, limit);
    const read = await contents(archive);
    expect(read.get("Straße/Pläne 1.txt")?.toString()).toBe("door ".repeat(20_000));
    expect(read.get("noise.pdf")?.equals(noise)).toBe(true);
    expect(read.get("empty.txt")).toHaveLength(0);
    if (limit === undefined) expect(Object.keys(unzipSync(archive))).toEqual(ENTRIES.map(({ name }) => name));
  });

  it("counts more entries than 16 bits hold", () => {
    expect(endOfArchive({ entries: 65_534, size: 10, offset: 10 }, 0xffffffff)).toHaveLength(22);
    const end = endOfArchive({ entries: 70_000, size: 10, offset: 10 }, 0xffffffff);
    expect([end.length, end.readBigUInt64LE(24), end.readUInt16LE(76 + 10)]).toEqual([98, 70_000n, 65_535]);
  });

  it("is a proper archive without entries", async () => {
    expect((await contents(await whole([]))).size).toBe(0);
  });

  it("opens nothing before it is asked for, and breaks off where an entry cannot be read", async () => {
    const opened: string[] = [];
    const note = (name: string) => entry(name, "text", { open: () => (opened.push(name), Promise.resolve(pieces(Buffer.from("text")))) });
    const archive = zipArchive([note("a"), note("b")]);
    await archive.next();
    await archive.return(undefined);
    expect(opened).toEqual(["a"]);
    await expect(whole([entry("gone.txt", "x", { open: () => Promise.reject(new Error("gone")) })])).rejects.toThrow("gone");
    await expect(whole([entry("grown.txt", "longer than announced", { size: 3 })])).rejects.toThrow("larger than it was");
  });
});
