import { crc32, deflateRawSync } from "node:zlib";

export interface ZipEntry {
  name: string | Buffer;
  content: string | Buffer;
  stored?: boolean;
  /** What local header and directory claim instead of the true unpacked size. */
  claimedSize?: number;
  encrypted?: boolean;
}

/** An archive, honest or not. The count that the end record tells can be a lie too. */
export function zipOf(entries: readonly ZipEntry[], claims: { count?: number; directoryOffset?: number } = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const bytes = Buffer.from(entry.content);
    const packed = entry.stored ? bytes : deflateRawSync(bytes);
    const header = common(entry, { crc: crc32(bytes), packed: packed.length, size: entry.claimedSize ?? bytes.length });
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), header, Buffer.from(entry.name), packed]);
    directory.push(central(header, offset, entry.name));
    locals.push(local);
    offset += local.length;
  }
  return closed(locals, directory, offset, claims);
}

/** Many entries over the same bytes ("quoted overlap"): each unpacks all that follows. */
export function overlappingZip(names: readonly string[], kernel: Buffer, extra: readonly ZipEntry[]): Buffer {
  const honest = zipOf(extra);
  const locals: Buffer[] = [honest.subarray(0, honest.readUInt32LE(honest.length - 6))];
  const directory: Buffer[] = [honest.subarray(honest.readUInt32LE(honest.length - 6), honest.length - 22)];
  const packed = deflateRawSync(kernel);
  const facts = { crc: crc32(kernel), packed: packed.length, size: kernel.length };
  const at = locals[0]?.length ?? 0;
  locals.push(Buffer.concat([Buffer.from("PK\x03\x04"), common({ name: names[0] ?? "" }, facts), Buffer.from(names[0] ?? ""), packed]));
  for (const name of names) directory.push(central(common({ name }, facts), at, name));
  const length = locals.reduce((sum, one) => sum + one.length, 0);
  return closed(locals, directory, length, { count: names.length + extra.length });
}

function common(entry: Pick<ZipEntry, "name" | "stored" | "encrypted">, { crc, packed, size }: { crc: number; packed: number; size: number }): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(entry.encrypted ? 1 : 0, 2);
  header.writeUInt16LE(entry.stored ? 0 : 8, 4);
  header.writeUInt32LE(crc, 10);
  header.writeUInt32LE(packed, 14);
  header.writeUInt32LE(size >>> 0, 18);
  header.writeUInt16LE(Buffer.byteLength(entry.name), 22);
  return header;
}

function central(header: Buffer, offset: number, name: string | Buffer): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), header, rest, Buffer.from(name)]);
}

function closed(locals: Buffer[], directory: Buffer[], offset: number, claims: { count?: number; directoryOffset?: number }): Buffer {
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  const count = Math.min(claims.count ?? directory.length, 0xfffe);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(claims.directoryOffset ?? offset, 16);
  return Buffer.concat([...locals, entries, end]);
}
