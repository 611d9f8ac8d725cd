import "server-only";
import { pipeline, Readable } from "node:stream";
import { constants, crc32, createDeflateRaw } from "node:zlib";
import { dataDescriptor, directoryHeader, endOfArchive, localHeader, type WrittenEntry } from "./zip-records";

export interface ArchiveEntry {
  /** Path inside the archive, with forward slashes. */
  name: string;
  /** Expected bytes; more than announced breaks the archive off. */
  size: number;
  modified: Date;
  /** Already compact content is wrapped, not compressed again. */
  compact: boolean;
  /** Null: it is not there any more, and left out. */
  open: () => Promise<AsyncIterable<Uint8Array> | null>;
}

/** From where on sizes and places need 64 bits. */
const LIMIT = 0xffffffff;
// Compressing may make a little more of what cannot be compressed.
const HEADROOM = 0.99;

/**
 * An archive of any size, written as it is read: of one entry after the other, piece by piece, so that memory does not grow with
 * either. Zip64 where a size, a place or the number of entries asks for it.
 */
export async function* zipArchive(entries: Iterable<ArchiveEntry> | AsyncIterable<ArchiveEntry>, limit = LIMIT): AsyncGenerator<Uint8Array> {
  const written: WrittenEntry[] = [];
  let offset = 0;
  for await (const entry of entries) {
    const body = await entry.open();
    if (!body) continue;
    const facts = { name: Buffer.from(entry.name), modified: entry.modified, large: entry.size >= limit * HEADROOM };
    const header = localHeader(facts);
    const start = offset;
    offset += header.length;
    yield header;
    const sums = { crc: 0, size: 0 };
    let compressed = 0;
    for await (const piece of deflated(body, entry, sums)) {
      compressed += piece.byteLength;
      yield piece;
    }
    const done: WrittenEntry = { ...facts, ...sums, compressed, offset: start };
    const descriptor = dataDescriptor(done);
    offset += compressed + descriptor.length;
    yield descriptor;
    written.push(done);
  }
  let size = 0;
  for (const entry of written) {
    const header = directoryHeader(entry, limit);
    size += header.length;
    yield header;
  }
  yield endOfArchive({ entries: written.length, size, offset }, limit);
}

function deflated(body: AsyncIterable<Uint8Array>, entry: ArchiveEntry, sums: { crc: number; size: number }): AsyncIterable<Uint8Array> {
  const level = entry.compact ? constants.Z_NO_COMPRESSION : constants.Z_BEST_SPEED;
  // The generator that reads it rethrows what breaks; the callback only keeps that from ending the process.
  return pipeline(Readable.from(summed(body, entry, sums), { objectMode: false }), createDeflateRaw({ level }), () => {}) as AsyncIterable<Uint8Array>;
}

async function* summed(body: AsyncIterable<Uint8Array>, entry: ArchiveEntry, sums: { crc: number; size: number }): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    sums.crc = crc32(piece, sums.crc);
    sums.size += piece.byteLength;
    if (sums.size > entry.size) throw new Error(`${entry.name} is larger than it was`);
    yield piece;
  }
}
