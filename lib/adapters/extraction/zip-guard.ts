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
const MAX_WANTED = 100 * 1024 * 1024;
const LOCAL_HEADER = 30;
const XML = /\.(?:xml|rels|vml)$/i;
/** No Office program writes one; entities, and files and addresses outside, come in by it. */
const DECLARATIONS = ["<!DOCTYPE", "<!ENTITY"].flatMap((word) => [Buffer.from(word), Buffer.from(word, "utf16le"), Buffer.from(word, "utf16le").swap16()]);

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
  assertApart(entries);
  return entries.filter((entry) => XML.test(entry.fileName));
}

/** Entries that share bytes, or a name, show one thing to one reader and another to the next, or unpack to a thousand times their size. */
function assertApart(entries: readonly Entry[]): void {
  const names = new Set(entries.map((entry) => entry.fileName));
  if (names.size < entries.length) throw unsafeDocument("it holds the same part twice");
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader < end) throw unsafeDocument("parts that overlap");
    end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.compressedSize;
  }
}

/** The names of all parts, and those parts that are wanted, each cut at `MAX_WANTED`. For an archive that the guard has let pass. */
export async function officeDirectory(path: string, wanted: RegExp): Promise<{ names: string[]; parts: OfficeParts }> {
  const zip = await openZip(path, "document");
  try {
    const entries = await entriesOf(zip);
    const parts = new Map<string, Buffer>();
    let budget = MAX_WANTED;
    for (const entry of entries.filter((one) => wanted.test(one.fileName))) {
      if ((budget -= entry.uncompressedSize) < 0) break;
      const chunks: Buffer[] = [];
      await drain(zip, entry, (chunk) => chunks.push(chunk));
      parts.set(entry.fileName, Buffer.concat(chunks));
    }
    return { names: entries.map((entry) => entry.fileName), parts };
  } finally {
    zip.close();
  }
}

async function unpack(zip: ZipFile, entries: readonly Entry[], keep: boolean): Promise<OfficeParts> {
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    const chunks: Buffer[] = [];
    let carried = Buffer.alloc(0);
    await drain(zip, entry, (chunk) => {
      const seen = Buffer.concat([carried, chunk]);
      if (DECLARATIONS.some((word) => seen.includes(word))) throw unsafeDocument("it declares a document type, by which entities come in");
      carried = Buffer.from(seen.subarray(-32));
      if (keep) chunks.push(chunk);
    });
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
      stream.on("error", reject).on("end", resolve);
      stream.on("data", (chunk: Buffer) => {
        try {
          take(chunk);
        } catch (refused) {
          stream.destroy();
          reject(refused instanceof Error ? refused : new Error(String(refused)));
        }
      });
    });
  });
}

function megabytes(bytes: number): string {
  return Math.max(1, Math.round(bytes / 1024 / 1024)).toLocaleString("en");
}
