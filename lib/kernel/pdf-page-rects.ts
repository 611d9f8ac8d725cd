import type { PdfPageText, PdfTextItem, PdfTextRun } from "./pdf-text-model";

/** Axis-aligned, PDF units, origin at the lower left of the unrotated page. */
export interface PdfRect {
  x: number;
  y: number;
  width: number;
  height: number;
}

const DESCENT = 0.22;

/** One rectangle per text item that the range touches, narrowed to the characters of the range. */
export function rectsForRange(page: PdfPageText, start: number, end: number): PdfRect[] {
  const rects: PdfRect[] = [];
  for (const run of page.runs) {
    if (run.end <= start || run.start >= end) continue;
    const item = page.items[run.item];
    if (item) rects.push(partOfItem(page.text, run, item, Math.max(start, run.start), Math.min(end, run.end)));
  }
  return rects;
}

function partOfItem(text: string, run: PdfTextRun, item: PdfTextItem, start: number, end: number): PdfRect {
  const lead = advance(item.str.slice(0, run.from));
  const total = Math.max(lead + advance(text.slice(run.start, run.end)), advance(item.str)) || 1;
  let from = (lead + advance(text.slice(run.start, start))) / total;
  let to = (lead + advance(text.slice(run.start, end))) / total;
  if (item.dir === "rtl") [from, to] = [1 - to, 1 - from];
  const [a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform;
  const size = Math.hypot(c, d) || item.height || 1;
  if (item.dir === "ttb") return { x: e, y: f - to * item.height, width: item.width || size, height: (to - from) * item.height };
  const angle = Math.atan2(b, a);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corners = [from * item.width, to * item.width].flatMap((u) =>
    [-DESCENT * size, (1 - DESCENT) * size].map((v) => [e + u * cos - v * sin, f + u * sin + v * cos] as const),
  );
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/**
 * Widths in hundredths of the letter height, the mean of Times and Helvetica (Adobe's font metrics); only their ratio within
 * one item matters, since its full width is known.
 */
const WIDTHS = new Map<string, number>();
for (const [width, characters] of [
  [25, "ijl.,"],
  [26, " "],
  [28, "t:;/\\I!|'‘’"],
  [31, "fr()[]-‐{}`"],
  [38, '"*°“”'],
  [44, "sJ"],
  [47, "cz"],
  [50, "aekvxy?"],
  [53, "bdghnopqu0123456789$£€_#–"],
  [58, "FL<>=+~^"],
  [61, "PSTZ"],
  [64, "E"],
  [67, "B"],
  [70, "ACKRVXY&"],
  [72, "wDHNU"],
  [75, "GOQ"],
  [81, "m"],
  [86, "M%"],
  [95, "W@"],
  [100, "—…"],
] as const) {
  for (const character of characters) WIDTHS.set(character, width);
}
const FULL = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/;

function advance(value: string): number {
  let sum = 0;
  for (const character of value) sum += WIDTHS.get(character) ?? otherWidth(character);
  return sum;
}

function otherWidth(character: string): number {
  if (FULL.test(character)) return 100;
  if (/\p{M}/u.test(character)) return 0;
  const base = character.normalize("NFD").charAt(0);
  return WIDTHS.get(base) ?? (/\p{Lu}/u.test(character) ? 67 : 51);
}
