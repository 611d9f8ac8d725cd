import type { PdfPageText, PdfTextItem, PdfTextRun } from "./pdf-page-text";

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

/** Relative widths of a proportional face; only their ratio within one item matters. */
const NARROW = /[ijlI.,:;'|!()[\]ftr\u2018\u2019]/;
const WIDE = /[mwMW@%\u2014\u2026]/;
const FULL = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/;

function advance(value: string): number {
  let sum = 0;
  for (const char of value) {
    if (char === " ") sum += 0.27;
    else if (NARROW.test(char)) sum += 0.31;
    else if (WIDE.test(char)) sum += 0.83;
    else if (FULL.test(char)) sum += 1;
    else if (/\p{M}/u.test(char)) sum += 0;
    else sum += /\p{Lu}/u.test(char) ? 0.67 : 0.5;
  }
  return sum;
}
