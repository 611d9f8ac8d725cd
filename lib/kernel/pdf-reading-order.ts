import { cleanLine } from "./clean-text";
import type { PdfTextItem } from "./pdf-text-model";

/** One text item in the frame of its own writing direction: u along the line, v across it, upwards. */
export interface Piece {
  item: number;
  str: string;
  u: number;
  end: number;
  v: number;
  height: number;
  angle: number;
  spaceAfter: boolean;
}

export interface Line {
  pieces: Piece[];
  u: number;
  end: number;
  v: number;
  height: number;
  angle: number;
  first: string;
  last: string;
}

const RTL = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/** In reading coordinates; blank items only leave a space behind the item before them. */
export function piecesOf(items: readonly PdfTextItem[]): Piece[] {
  const pieces: Piece[] = [];
  let rtl = 0;
  items.forEach((item, index) => {
    const str = cleanLine(item.str);
    const last = pieces[pieces.length - 1];
    if (!str.trim()) {
      if (str && last) last.spaceAfter = true;
      return;
    }
    const [a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform;
    const angle = Math.round((Math.atan2(b, a) * 180) / Math.PI);
    const [cos, sin] = angle === 0 ? [1, 0] : [Math.cos(Math.atan2(b, a)), Math.sin(Math.atan2(b, a))];
    const u = e * cos + f * sin;
    if (RTL.test(str)) rtl += 1;
    pieces.push({
      item: index,
      str,
      u,
      end: u + item.width,
      v: f * cos - e * sin,
      height: Math.hypot(c, d) || item.height || 1,
      angle,
      spaceAfter: false,
    });
  });
  if (rtl * 2 > pieces.length) for (const piece of pieces) [piece.u, piece.end] = [-piece.end, -piece.u];
  return pieces;
}

/**
 * Lines in reading order. The order of the file is kept (it follows columns and multi-line cells) unless it jumps
 * back and forth so often that it can't be meant; then rows are read from the top. Rows drawn across two columns of
 * running text are separated at the gutter.
 */
export function readingOrder(pieces: readonly Piece[]): Line[] {
  let lines = linesInFileOrder(pieces);
  let back = 0;
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before && before.angle === line.angle && line.v > before.v + 0.6 * line.height && line.u < before.end) back += 1;
  });
  if (back > Math.max(3, lines.length * 0.08)) lines = linesByRow(pieces);
  return splitAtGutter(lines);
}

function linesInFileOrder(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let line: Line | undefined;
  for (const piece of pieces) {
    if (line && continues(line, piece)) extend(line, piece);
    else lines.push((line = startLine(piece)));
  }
  return lines;
}

function linesByRow(pieces: readonly Piece[]): Line[] {
  const sorted = [...pieces].sort((a, b) => a.angle - b.angle || b.v - a.v || a.u - b.u);
  const rows: Piece[][] = [];
  for (const piece of sorted) {
    const row = rows[rows.length - 1];
    const head = row?.[0];
    if (row && head && head.angle === piece.angle && overlaps(head.v, head.height, piece)) row.push(piece);
    else rows.push([piece]);
  }
  return rows.flatMap((row) => linesInFileOrder(row.sort((a, b) => a.u - b.u)));
}

function overlaps(v: number, height: number, piece: Piece): boolean {
  const shared = Math.min(v + height, piece.v + piece.height) - Math.max(v, piece.v);
  return shared >= 0.5 * Math.min(height, piece.height);
}

function continues(line: Line, piece: Piece): boolean {
  return (
    line.angle === piece.angle &&
    overlaps(line.v, line.height, piece) &&
    piece.u > line.end - 0.6 * Math.min(line.height, piece.height) - 0.5
  );
}

function startLine(piece: Piece): Line {
  const { u, end, v, height, angle, str } = piece;
  return { pieces: [piece], u, end, v, height, angle, first: str.trimStart(), last: str.trimEnd() };
}

function extend(line: Line, piece: Piece): void {
  line.pieces.push(piece);
  line.end = Math.max(line.end, piece.end);
  line.last = piece.str.trimEnd();
  if (piece.height > line.height * 1.05) {
    line.height = piece.height;
    line.v = piece.v;
  }
}

/** Share of lines that must be divided by one gutter, and letters a half must have to count as running text. */
const GUTTER_SHARE = 0.5;
const RUNNING_TEXT = 22;

function splitAtGutter(lines: Line[]): Line[] {
  const gaps = lines.map(widestGap);
  const divided = gaps.filter((gap) => gap !== undefined);
  if (divided.length < 8 || divided.length < lines.length * GUTTER_SHARE) return lines;
  const middles = divided.map((gap) => gap.at).sort((a, b) => a - b);
  const gutter = middles[Math.floor(middles.length / 2)] ?? 0;
  const through = divided.filter((gap) => gap.from < gutter && gap.to > gutter && gap.left >= RUNNING_TEXT && gap.right >= RUNNING_TEXT);
  if (through.length < lines.length * GUTTER_SHARE) return lines;
  return columnsInBands(lines, gutter);
}

function widestGap(line: Line): { from: number; to: number; at: number; left: number; right: number } | undefined {
  let best: { from: number; to: number; at: number; left: number; right: number } | undefined;
  let left = 0;
  const total = line.pieces.reduce((sum, piece) => sum + piece.str.length, 0);
  line.pieces.forEach((piece, index) => {
    const before = line.pieces[index - 1];
    if (before && piece.u - before.end > line.height && (!best || piece.u - before.end > best.to - best.from)) {
      best = { from: before.end, to: piece.u, at: (before.end + piece.u) / 2, left, right: total - left };
    }
    left += piece.str.length;
  });
  return best;
}

/** Full-width lines end a band; within a band the left column comes before the right. */
function columnsInBands(lines: readonly Line[], gutter: number): Line[] {
  const result: Line[] = [];
  let right: Line[] = [];
  for (const line of lines) {
    const cut = line.pieces.findIndex((piece, index) => piece.u > gutter && index > 0 && (line.pieces[index - 1]?.end ?? 0) <= gutter);
    if (cut > 0) {
      result.push(...linesInFileOrder(line.pieces.slice(0, cut)));
      right.push(...linesInFileOrder(line.pieces.slice(cut)));
    } else if (line.u > gutter) right.push(line);
    else if (line.end <= gutter) result.push(line);
    else {
      result.push(...right, line);
      right = [];
    }
  }
  return [...result, ...right];
}
