import "server-only";
import { unsafeDocument } from "../extraction-errors";
import { StreamTooLarge, unpackedSize } from "./unpack-stream";

const MB = 1024 * 1024;
/** Drawings of whole cities stay below; pictures are counted by their pixels. */
const MAX_STREAM = 64 * MB;
const MAX_PICTURE = 256 * MB;
const MAX_TOTAL = 1024 * MB;
const DICTIONARY = 2000;

/**
 * Refuses a PDF whose streams unpack to more than a reader can bear, before the reader sees it: that one unpacks without a limit.
 * @throws AppError unsafe_document
 */
export function guardPdf(bytes: Buffer): void {
  let total = 0;
  for (let start = bytes.indexOf("stream"); start >= 0;) {
    const end = bytes.indexOf("endstream", start + 6);
    const dictionary = ownDictionary(bytes, start);
    const picture = /\/(?:Image|EmbeddedFile)\b/.test(dictionary);
    const limit = picture ? MAX_PICTURE : MAX_STREAM;
    const size = sizeOf(bytes.subarray(start + 6, end < 0 ? bytes.length : end), bytes.subarray(start + 6), dictionary, limit);
    total += picture ? 0 : size;
    if (total > MAX_TOTAL) throw unsafeDocument(`more than ${MAX_TOTAL / MB} MB unpacked`);
    start = end < 0 ? -1 : bytes.indexOf("stream", end + 9);
  }
}

function ownDictionary(bytes: Buffer, stream: number): string {
  const before = bytes.subarray(Math.max(0, stream - DICTIONARY), stream).toString("latin1");
  return before.slice(before.lastIndexOf(" obj"));
}

/** `rest`: up to the file's end; packed bytes may hold the word that ends a stream. */
function sizeOf(stream: Buffer, rest: Buffer, dictionary: string, limit: number): number {
  const plain = /\/(?:ASCII|A85|AHx|LZW|RunLength|RL)/.test(dictionary);
  try {
    return unpackedSize(plain || !/\/(?:Flate|Fl|F[l#])/.test(dictionary) ? stream : rest, dictionary, limit);
  } catch (error) {
    if (error instanceof StreamTooLarge) throw unsafeDocument(`a part of it unpacks to more than ${limit / MB} MB`);
    throw error;
  }
}
