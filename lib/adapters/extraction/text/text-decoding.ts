import "server-only";
import { cleanText } from "@/lib/kernel/clean-text";

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | string;

/** Printable in some encoding: no binary control characters, or UTF-16. */
export function looksLikeText(head: Buffer): boolean {
  if (byteOrderMark(head) || utf16Pattern(head)) return true;
  const sample = head.subarray(0, 8192);
  let odd = 0;
  for (const byte of sample) {
    if (byte === 0) return false;
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) odd += 1;
  }
  return odd <= sample.length * 0.005;
}

/** Byte order mark, then UTF-16 by its zero bytes, then UTF-8, then the encoding the text declares, then Windows-1252. */
export function decodeText(bytes: Buffer, declared?: string): string {
  return cleanText(new TextDecoder(encodingOf(bytes, declared)).decode(bytes));
}

function encodingOf(bytes: Buffer, declared: string | undefined): Encoding {
  const certain = byteOrderMark(bytes) ?? utf16Pattern(bytes);
  if (certain) return certain;
  if (isUtf8(bytes)) return "utf-8";
  if (declared && known(declared)) return declared;
  return mostlyCyrillic(bytes) ? "windows-1251" : "windows-1252";
}

function byteOrderMark(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "utf-8" : undefined;
}

/** Latin text in UTF-16 has a zero in every other byte and nowhere else. */
function utf16Pattern(bytes: Buffer): Encoding | undefined {
  const sample = bytes.subarray(0, 4096);
  if (sample.length < 4) return undefined;
  const zeros = [0, 0] as [number, number];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 0 : 1] += 1;
  });
  const half = sample.length / 2;
  if (zeros[0] === 0 && zeros[1] > half * 0.7) return "utf-16le";
  return zeros[1] === 0 && zeros[0] > half * 0.7 ? "utf-16be" : undefined;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function known(label: string): boolean {
  try {
    return Boolean(new TextDecoder(label));
  } catch {
    return false;
  }
}

/** In Windows-1251 prose most letters are above 0xBF; in Windows-1252 prose few are. */
function mostlyCyrillic(bytes: Buffer): boolean {
  let high = 0;
  let latin = 0;
  for (const byte of bytes.subarray(0, 20_000)) {
    if (byte >= 0xc0) high += 1;
    else if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) latin += 1;
  }
  return high > latin;
}
