import "server-only";
import { unsafeDocument } from "../extraction-errors";

/**
 * Follows a TIFF's chain of directories before a reader does that would follow it for ever.
 * @throws AppError unsafe_document when the chain leads back into itself or has more than `most` links.
 */
export function assertTiffEnds(bytes: Buffer, most: number): void {
  const little = bytes[0] === 0x49;
  const word = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const seen = new Set<number>();
  for (let at = bytes.length >= 8 ? long(4) : 0; at > 0 && at + 2 <= bytes.length; ) {
    if (seen.has(at)) throw unsafeDocument("pages that lead in a circle");
    if (seen.add(at).size > most) throw unsafeDocument(`more than ${most.toLocaleString("en")} pages`);
    const next = at + 2 + word(at) * 12;
    if (next + 4 > bytes.length) return;
    at = long(next);
  }
}
