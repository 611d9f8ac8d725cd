import "server-only";
import { constants, inflateRawSync, inflateSync } from "node:zlib";

/** Packings around packings; no program makes more. */
const MAX_LAYERS = 4;

/** The stream unpacks to more than was allowed. */
export class StreamTooLarge extends Error {}

/**
 * How large a PDF's stream becomes at its largest while it is unpacked. What the bytes look like counts more than what the
 * dictionary says, since a reader follows indirect and escaped filters as well.
 * @throws StreamTooLarge
 */
export function unpackedSize(stream: Buffer, dictionary: string, limit: number): number {
  const names = plainNames(dictionary);
  let largest = 0;
  let bytes = /\/(?:ASCII85Decode|A85)\b/.test(names) ? ascii85(stream, limit) : /\/(?:ASCIIHexDecode|AHx)\b/.test(names) ? Buffer.from(stream.toString("latin1").replace(/\s+/g, ""), "hex") : stream;
  if (/\/(?:RunLengthDecode|RL)\b/.test(names)) largest = below(runLengthSize(bytes), limit);
  if (/\/(?:LZWDecode|LZW)\b/.test(names)) largest = below(lzwSize(bytes), limit);
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    const from = zlibStart(bytes);
    if (from < 0) return largest;
    bytes = inflated(bytes.subarray(from), limit);
    largest = Math.max(largest, bytes.length);
  }
  if (zlibStart(bytes) >= 0) throw new StreamTooLarge();
  return largest;
}

function plainNames(dictionary: string): string {
  return dictionary.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Where a zlib header stands, behind line ends; -1 without one. */
function zlibStart(bytes: Buffer): number {
  let at = 0;
  while (at < 4 && (bytes[at] === 10 || bytes[at] === 13)) at++;
  const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
  return bytes.length > at + 2 && (first & 15) === 8 && first >> 4 <= 7 && ((first << 8) | second) % 31 === 0 ? at : -1;
}

function inflated(bytes: Buffer, limit: number): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    assertInflated(error);
  }
  try {
    // A wrong checksum or a missing end; readers show what there is.
    return inflateRawSync(bytes.subarray(2), { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    assertInflated(error);
    return Buffer.alloc(0);
  }
}

function assertInflated(error: unknown): void {
  if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") throw new StreamTooLarge();
}

function below(size: number, limit: number): number {
  if (size > limit) throw new StreamTooLarge();
  return size;
}

function runLengthSize(bytes: Buffer): number {
  let size = 0;
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at] ?? 128;
    if (length === 128) break;
    size += length < 128 ? length + 1 : 257 - length;
    at += length < 128 ? length + 2 : 2;
  }
  return size;
}

/** Without unpacking: each code stands for one byte more than the code before it did. */
function lzwSize(bytes: Buffer): number {
  const lengths = new Uint32Array(4097);
  let [size, next, before, width, held, bits] = [0, 258, 0, 9, 0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    const code = (held >> (bits - width)) & ((1 << width) - 1);
    bits -= width;
    if (code === 257) break;
    if (code === 256) {
      [next, before, width] = [258, 0, 9];
      continue;
    }
    const length = code < 256 ? 1 : code < next ? (lengths[code] ?? 1) : before + 1;
    if (before > 0 && next < 4096) lengths[next++] = before + 1;
    size += before = length;
    width = next + 1 >= 2048 ? 12 : next + 1 >= 1024 ? 11 : next + 1 >= 512 ? 10 : 9;
  }
  return size;
}

const [TILDE, ZERO, FIRST, LAST] = [126, 122, 33, 117];

function ascii85(stream: Buffer, limit: number): Buffer {
  const end = stream.indexOf(TILDE);
  const letters = end < 0 ? stream : stream.subarray(0, end);
  let size = 4;
  for (const letter of letters) size += letter === ZERO ? 4 : letter >= FIRST && letter <= LAST ? 0.8 : 0;
  const out = Buffer.alloc(below(Math.ceil(size), limit));
  let [at, group, count] = [0, 0, 0];
  for (const letter of letters) {
    if (letter === ZERO && count === 0) at += 4;
    if (letter < FIRST || letter > LAST) continue;
    group = group * 85 + letter - FIRST;
    if (++count < 5) continue;
    at = out.writeUInt32BE(group % 2 ** 32, at);
    [group, count] = [0, 0];
  }
  if (count > 1) {
    for (let fill = count; fill < 5; fill++) group = group * 85 + 84;
    out.writeUInt32BE(group % 2 ** 32, at);
    at += count - 1;
  }
  return out.subarray(0, at);
}
