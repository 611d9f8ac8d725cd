import "server-only";
import { type Entry, type ZipFile, open } from "yauzl";
import { isAppError } from "@/lib/kernel/app-error";
import { unreadableDocument, unsafeDocument } from "./extraction-errors";

/** An Office file of 100 MB of text stays far below these; a bomb does not. */
const MAX_ENTRIES = 10_000;
const MAX_PART = 300 * 1024 * 1024;
const MAX_TOTAL = 1024 * 1024 * 1024;
const MAX_RATIO = 250;
/** Below this size a high ratio is harmless: empty XML compresses well. */
const RATIO_MATTERS_FROM = 16 * 1024 * 1024;

/** The XML parts of an Office file, unpacked, by name. */
export type OfficeParts = ReadonlyMap<string, Buffer>;

/**
 * Reads the directory of an Office file and unpacks the parts that will be read, counting real bytes, so that neither an
 * honest nor a lying bomb reaches a parser. Archives inside it are never opened. The parts are returned when asked for.
 */
export async function guardZip(path: string, what: string, { keep = false } = {}): Promise<OfficeParts> {
  const zip = await openZip(path, what);
  try {
    return await unpack(zip, await inspect(zip), keep);
  } catch (error) {
    throw isAppError(error) ? error : unreadableDocument(what, error);
  } finally {
    zip.close();
  }
}

function openZip(path: string, what: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(unreadableDocument(what, error));
      else resolve(zip);
    });
  });
}

async function inspect(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > MAX_ENTRIES) throw unsafeDocument(`more than ${MAX_ENTRIES.toLocaleString("en")} parts`);
  const entries = await entriesOf(zip);
  let [packed, unpacked] = [0, 0];
  for (const entry of entries) {
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    if (entry.uncompressedSize > MAX_PART || unpacked > MAX_TOTAL) throw unsafeDocument(`${megabytes(unpacked)} MB unpacked`);
  }
  if (unpacked > RATIO_MATTERS_FROM && unpacked > packed * MAX_RATIO) {
    throw unsafeDocument(`${megabytes(unpacked)} MB from ${megabytes(packed)} MB`);
  }
  return entries.filter((entry) => /\.(?:xml|rels|vml)$/i.test(entry.fileName));
}

async function unpack(zip: ZipFile, entries: readonly Entry[], keep: boolean): Promise<OfficeParts> {
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    const chunks: Buffer[] = [];
    await drain(zip, entry, (chunk) => keep && chunks.push(chunk));
    if (keep) parts.set(entry.fileName, Buffer.concat(chunks));
  }
  return parts;
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on("entry", (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", reject);
    zip.readEntry();
  });
}

/** Fails when the part unpacks to another size than the directory says. */
function drain(zip: ZipFile, entry: Entry, take: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      stream.on("error", reject).on("end", resolve).on("data", take);
    });
  });
}

function megabytes(bytes: number): string {
  return Math.max(1, Math.round(bytes / 1024 / 1024)).toLocaleString("en");
}
