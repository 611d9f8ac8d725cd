import "server-only";
import { readFile } from "node:fs/promises";
import { inflateSync } from "node:zlib";
import type { FlagKind } from "@/lib/kernel/document-flags";
import type { Findings } from "./findings";

const MAX_STREAM = 4 * 1024 * 1024;
const MAX_TOTAL = 64 * 1024 * 1024;
/** Text drawn white, invisible, tiny or far away: worth a second look at the pages. */
const SUSPECT =
  /(?:^|\s)(?:[37]\s+Tr|1(?:\.0+)?\s+g|1(?:\.0+)?\s+1(?:\.0+)?\s+1(?:\.0+)?\s+(?:rg|scn?)|0\s+0\s+0\s+0\s+k|0?\.\d+\s+Tf|0?\.\d+\s+0\s+0\s+0?\.\d+\s+\S+\s+\S+\s+(?:Tm|cm)|-\d{3,}(?:\.\d+)?\s+\S+\s+T[dD]|\S+\s+-\d{3,}(?:\.\d+)?\s+T[dD]|-\d{3,}(?:\.\d+)?\s+\S+\s+Tm|-?\d{4,}(?:\.\d+)?(?:\s+\S+)?\s+(?:Tm|T[dD]))\s/;

/** Scripts, programs and embedded files by the names in the file's objects, and words that a page does not show. */
export async function pdfFindings(path: string): Promise<Findings> {
  const bytes = await readFile(path);
  const kinds: FlagKind[] = [];
  let suspect = false;
  for (const { objects, content } of piecesOf(bytes)) {
    if (objects) kinds.push(...namesIn(objects));
    suspect ||= content !== undefined && /T[jJ'"]/.test(content) && SUSPECT.test(` ${content} `);
  }
  const hidden = suspect ? await (await import("./pdf-hidden-text")).hiddenPdfText(bytes) : [];
  return { kinds, hidden };
}

interface Piece {
  /** Text that holds objects. */
  objects?: string;
  /** An unpacked stream that may draw. */
  content?: string;
}

/** The file between its streams, and the streams that hold objects or drawing; others may hold any bytes by chance. */
function* piecesOf(bytes: Buffer): Generator<Piece> {
  let at = 0;
  let budget = MAX_TOTAL;
  for (;;) {
    const start = bytes.indexOf("stream", at);
    const between = bytes.subarray(at, start < 0 ? bytes.length : start);
    if (between.length < MAX_TOTAL) yield { objects: between.toString("latin1") };
    if (start < 0) return;
    const end = bytes.indexOf("endstream", start + 6);
    if (end < 0) return;
    const dictionary = between.subarray(-2000).toString("latin1");
    const own = dictionary.slice(dictionary.lastIndexOf(" obj"));
    if (budget > 0 && !/\/(?:Image|FontFile|Length1|Metadata|XRef|EmbeddedFile)\b/.test(own)) {
      const content = unpacked(bytes.subarray(start + 6, end), own);
      budget -= content.length;
      yield /\/ObjStm\b/.test(own) ? { objects: content } : { content };
    }
    at = end + 9;
  }
}

function unpacked(stream: Buffer, dictionary: string): string {
  const from = stream[0] === 13 ? 2 : 1;
  if (!/\/(?:FlateDecode|Fl)\b/.test(dictionary)) return stream.subarray(from, from + MAX_STREAM).toString("latin1");
  try {
    return inflateSync(stream.subarray(from), { maxOutputLength: MAX_STREAM }).toString("latin1");
  } catch {
    return "";
  }
}

const NAMES: readonly [RegExp, FlagKind][] = [
  [/\/(?:JavaScript|JS|Launch|RichMedia|ImportData|SubmitForm)(?![A-Za-z0-9])/g, "pdf-script"],
  [/\/EF(?![A-Za-z0-9])/g, "embedded-files"],
];

function namesIn(objects: string): FlagKind[] {
  // Names may be written with their letters escaped.
  const text = objects.includes("#") ? objects.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : objects;
  return NAMES.flatMap(([name, kind]) => (text.match(name) ?? []).slice(0, 1000).map(() => kind));
}
