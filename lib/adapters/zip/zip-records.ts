import "server-only";

export interface WrittenEntry {
  name: Buffer;
  modified: Date;
  crc: number;
  compressed: number;
  size: number;
  /** Where its local header begins. */
  offset: number;
  /** Its sizes are written in 64 bits. */
  large: boolean;
}

// PKWARE APPNOTE 6.3.10. Names in UTF-8; sizes and checksum follow the data, since they are not known before.
const FLAGS = 0x0808;
const DEFLATE = 8;
const MAX_16 = 0xffff;
const MAX_32 = 0xffffffff;

export function localHeader(entry: Pick<WrittenEntry, "name" | "modified" | "large">): Buffer {
  const extra = entry.large ? extra64([0, 0]) : Buffer.alloc(0);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(entry.large ? 45 : 20, 4);
  writeCommon(header, 6, entry);
  header.writeUInt32LE(entry.large ? MAX_32 : 0, 18);
  header.writeUInt32LE(entry.large ? MAX_32 : 0, 22);
  header.writeUInt16LE(entry.name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, entry.name, extra]);
}

export function dataDescriptor(entry: WrittenEntry): Buffer {
  const descriptor = Buffer.alloc(entry.large ? 24 : 16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(entry.crc, 4);
  if (entry.large) {
    descriptor.writeBigUInt64LE(BigInt(entry.compressed), 8);
    descriptor.writeBigUInt64LE(BigInt(entry.size), 16);
  } else {
    descriptor.writeUInt32LE(entry.compressed, 8);
    descriptor.writeUInt32LE(entry.size, 12);
  }
  return descriptor;
}

/** `limit`: from where on 64 bits are written; the format's own, or less in tests. */
export function directoryHeader(entry: WrittenEntry, limit: number): Buffer {
  const far = entry.offset >= limit;
  const values = [...(entry.large ? [entry.size, entry.compressed] : []), ...(far ? [entry.offset] : [])];
  const extra = values.length > 0 ? extra64(values) : Buffer.alloc(0);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(45, 4);
  header.writeUInt16LE(values.length > 0 ? 45 : 20, 6);
  writeCommon(header, 8, entry);
  header.writeUInt32LE(entry.crc, 16);
  header.writeUInt32LE(entry.large ? MAX_32 : entry.compressed, 20);
  header.writeUInt32LE(entry.large ? MAX_32 : entry.size, 24);
  header.writeUInt16LE(entry.name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(far ? MAX_32 : entry.offset, 42);
  return Buffer.concat([header, entry.name, extra]);
}

export function endOfArchive(directory: { entries: number; size: number; offset: number }, limit: number): Buffer {
  const { entries, size, offset } = directory;
  const large = entries >= MAX_16 || size >= limit || offset >= limit;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(large ? MAX_16 : entries, 8);
  end.writeUInt16LE(large ? MAX_16 : entries, 10);
  end.writeUInt32LE(large ? MAX_32 : size, 12);
  end.writeUInt32LE(large ? MAX_32 : offset, 16);
  return large ? Buffer.concat([endOfArchive64(directory), end]) : end;
}

function endOfArchive64({ entries, size, offset }: { entries: number; size: number; offset: number }): Buffer {
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(entries), 24);
  record.writeBigUInt64LE(BigInt(entries), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(offset + size), 64);
  record.writeUInt32LE(1, 72);
  return record;
}

function writeCommon(header: Buffer, at: number, entry: Pick<WrittenEntry, "modified">): void {
  const day = entry.modified;
  header.writeUInt16LE(FLAGS, at);
  header.writeUInt16LE(DEFLATE, at + 2);
  header.writeUInt16LE((day.getUTCHours() << 11) | (day.getUTCMinutes() << 5) | (day.getUTCSeconds() >> 1), at + 4);
  const year = Math.min(127, Math.max(0, day.getUTCFullYear() - 1980));
  header.writeUInt16LE((year << 9) | ((day.getUTCMonth() + 1) << 5) | day.getUTCDate(), at + 6);
}

function extra64(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + values.length * 8);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(values.length * 8, 2);
  values.forEach((value, index) => extra.writeBigUInt64LE(BigInt(value), 4 + index * 8));
  return extra;
}
