import "server-only";
import type { OfficeParts } from "../zip-guard";
import { type Level, type Numbering, readNumbering } from "./docx-numbering";
import { numeral } from "./numerals";

const DOCUMENT = "word/document.xml";
/** Paragraph properties are short; a bound keeps hostile markup from costing the square of its length. */
const PROPERTIES_CHANGE = /<w:pPrChange\b[\s\S]{0,20000}?<\/w:pPrChange>/g;
const PARAGRAPH_START = /(<w:p(?:\s[^>]*[^/])?>\s*)<w:pPr\b[^>]*>([\s\S]{0,20000}?)<\/w:pPr>/g;
const NUMBER = /<w:numPr\b[^>]*>[\s\S]*?<\/w:numPr>/;

/**
 * Word computes clause numbers when it shows a document; they stand nowhere in its text, yet "clause 4.2" is what people
 * cite. Each numbered paragraph gets its number as its first words (ECMA-376 part 1, §17.9); bullets stay list items.
 */
export function writeOutNumbers(parts: OfficeParts): OfficeParts {
  const numberingXml = parts.get("word/numbering.xml")?.toString("utf8");
  const body = parts.get(DOCUMENT)?.toString("utf8");
  if (!numberingXml || !body) return parts;
  const numbering = readNumbering(numberingXml, parts.get("word/styles.xml")?.toString("utf8") ?? "");
  const counters = new Counters();
  const numbered = body.replace(PROPERTIES_CHANGE, "").replace(PARAGRAPH_START, (whole: string, start: string, properties: string) => {
    const label = labelOf(properties, numbering, counters);
    if (label === undefined) return whole;
    const rest = properties.replace(NUMBER, "");
    // Number 0 takes the paragraph out of any list its style puts it in.
    return `${start}<w:pPr>${rest}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t xml:space="preserve">${label ? `${label} ` : ""}</w:t></w:r>`;
  });
  return new Map(parts).set(DOCUMENT, Buffer.from(numbered));
}

function labelOf(properties: string, numbering: Numbering, counters: Counters): string | undefined {
  const place = numbering.placeOf(properties);
  if (!place) return undefined;
  const level = place.levels[place.level];
  if (!level || level.format === "bullet") return undefined;
  counters.advance(place.list, place.number, place.level, place.levels);
  return escaped(
    level.text.replace(/%([1-9])/g, (_, digit: string) => counters.shown(place.list, Number(digit) - 1, place.levels, level.legal)),
  );
}

/** One row of counters per list definition: lists that share it continue each other unless they say where they start. */
class Counters {
  private readonly values = new Map<string, number[]>();
  private readonly started = new Set<string>();

  advance(list: string, number: string, level: number, levels: readonly (Level | undefined)[]): void {
    const row = this.values.get(list) ?? [];
    this.values.set(list, row);
    const override = levels[level]?.restartAt;
    if (override !== undefined && !this.started.has(`${number}:${level}`)) row[level] = override;
    else row[level] = (row[level] ?? (levels[level]?.start ?? 1) - 1) + 1;
    this.started.add(`${number}:${level}`);
    row.length = level + 1;
  }

  shown(list: string, level: number, levels: readonly (Level | undefined)[], legal: boolean): string {
    const value = this.values.get(list)?.[level] ?? levels[level]?.start ?? 1;
    return numeral(value, legal ? "decimal" : (levels[level]?.format ?? "decimal"));
  }
}

function escaped(value: string): string {
  return value.replace(/&(?!amp;|lt;|gt;|quot;|apos;|#)/g, "&amp;").replace(/</g, "&lt;");
}
