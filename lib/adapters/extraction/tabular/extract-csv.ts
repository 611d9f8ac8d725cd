import "server-only";
import { readFile } from "node:fs/promises";
import { cleanLine } from "@/lib/kernel/clean-text";
import type { ExtractedDocument } from "@/lib/kernel/document-text";
import { GridWriter } from "@/lib/kernel/sheet-grid";
import { tooMuchText } from "../extraction-errors";
import { decodeText } from "../text/text-decoding";

const MAX_CELLS = 2_000_000;
const MAX_CHARACTERS = 40_000_000;
const DELIMITERS = [",", ";", "\t", "|"];

/** One page; records as lines, fields separated by tabs, so that tables read alike whatever file they came in. */
export async function extractCsv(path: string): Promise<ExtractedDocument> {
  const source = decodeText(await readFile(path));
  if (source.length > MAX_CHARACTERS) throw tooMuchText("40 million characters");
  const writer = new GridWriter();
  const lines: string[] = [];
  records(source, delimiterOf(source), MAX_CELLS).forEach((fields, index) => {
    const line = fields
      .map((field) => cleanLine(field).trim())
      .join("\t")
      .trimEnd();
    if (!line) return;
    lines.push(line);
    writer.next(index + 1);
  });
  return { pages: [{ number: 1, kind: "sheet", text: lines.join("\n"), headings: [], grid: writer.grid }], unreadablePages: [] };
}

/** The candidate that divides the first records into the same, largest number of fields. */
export function delimiterOf(source: string): string {
  const declared = /^sep=(.)\n/.exec(source)?.[1];
  if (declared) return declared;
  const sample = source.slice(0, 20_000);
  let [best, most] = [",", 0];
  for (const delimiter of DELIMITERS) {
    const widths = records(sample, delimiter)
      .slice(0, 20)
      .map((fields) => fields.length);
    const common = widths.filter((width) => width === widths[0]).length / Math.max(1, widths.length);
    const score = ((widths[0] ?? 1) - 1) * common;
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** RFC 4180, forgiving: a quote inside an unquoted field is a character. */
export function records(source: string, delimiter: string, most = Number.POSITIVE_INFINITY): string[][] {
  const text = source.replace(/^sep=.\n/, "");
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  let cells = 0;
  while (at < text.length) {
    const [field, next] = text[at] === '"' ? quoted(text, at) : plain(text, at, delimiter);
    row.push(field);
    if ((cells += 1) > most) throw tooMuchText("two million cells");
    if (text[next] === delimiter) {
      at = next + 1;
      if (at === text.length) row.push("");
      continue;
    }
    rows.push(row);
    row = [];
    at = next + 1;
  }
  if (row.length) rows.push(row);
  return rows;
}

function plain(text: string, from: number, delimiter: string): [string, number] {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n") end += 1;
  return [text.slice(from, end), end];
}

function quoted(text: string, from: number): [string, number] {
  let value = "";
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return [value + text.slice(at), text.length];
    value += text.slice(at, close);
    if (text[close + 1] !== '"') {
      at = close + 1;
      break;
    }
    value += '"';
    at = close + 2;
  }
  while (at < text.length && text[at] === " ") at += 1;
  return [value, at];
}
