import { fitLine, TAB } from "./break-lines";
import type { SetText, Setting } from "./draw-protocol";
import { type LineStyle, type MeasureText, paperOf, type SetLine } from "./paper";
import { CELLS, tableColumns, tableRow } from "./table-lines";

const BODY: LineStyle = { size: 11, weight: 400, leading: 15.5, before: 4 };
const HEADINGS: readonly LineStyle[] = [
  { size: 19, weight: 600, leading: 24, before: 14 },
  { size: 15, weight: 600, leading: 20, before: 12 },
  { size: 12.5, weight: 600, leading: 17, before: 10 },
];

const LINES_WITH_HEADING = 6;

/** The lines of a section, or of its part as it was divided. Every part gives the lines that it was divided by. */
export function* linesOf(section: SetText, setting: Setting, measure: MeasureText): Generator<SetLine> {
  const { text } = section;
  const headings = [...section.headings].sort((one, other) => one.start - other.start);
  let nextHeading = 0;
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    while ((headings[nextHeading]?.end ?? Infinity) <= start) nextHeading += 1;
    const heading = headings[nextHeading];
    const level = heading && heading.start <= start && heading.end > start ? heading.level : undefined;
    const open = (setting.openStart && start === 0) || (setting.openEnd && end === text.length);
    const row = level === undefined && !open && setting.columns.length > 0 ? rowOf(text, start, end, setting, measure) : null;
    yield* row ?? paragraph(text, start, end, styleOf(section, level), paperOf(setting).textWidth, measure);
    start = end + 1;
  }
}

function rowOf(text: string, start: number, end: number, { columns, landscape }: Setting, measure: MeasureText): SetLine[] | null {
  const lines = text.slice(start, end).includes("\t") ? tableRow(text, start, end, columns, landscape, measure) : null;
  return lines && lines.length > 0 ? lines.map((line) => ({ ...line, end: Math.min(end + 1, text.length) })) : null;
}

function styleOf(section: SetText, level: number | undefined): LineStyle {
  if (level !== undefined) return HEADINGS[level - 1] ?? HEADINGS[2] ?? BODY;
  return section.kind === "sheet" ? CELLS : BODY;
}

function* paragraph(text: string, start: number, end: number, style: LineStyle, width: number, measure: MeasureText): Generator<SetLine> {
  const after = Math.min(end + 1, text.length);
  if (text.slice(start, end).trim() === "") return yield { pieces: [], style: { ...style, leading: style.leading / 2 }, space: 0, start, end: after };
  for (let from = start; from < end; ) {
    const to = fitLine(text, from, end, width, style, measure);
    yield { pieces: [{ text: text.slice(from, to).trimEnd().replaceAll("\t", TAB), x: 0 }], style, space: from === start ? style.before : 0, start: from, end: to >= end ? after : to };
    from = to;
  }
}

export interface PartOfText {
  start: number;
  end: number;
  setting: Setting;
}

/** Divides a text into sheets of paper; stops after `most`. */
export function partsOf(section: SetText, measure: MeasureText, most: number): PartOfText[] {
  const { text } = section;
  const table = section.kind === "sheet" ? tableColumns(text, measure) : { columns: [], landscape: false };
  const whole: Setting = { ...table, openStart: false, openEnd: false };
  const { textHeight } = paperOf(whole);
  const parts: PartOfText[] = [];
  let [start, height] = [0, 0];
  const between = (at: number) => at === 0 || at >= text.length || text[at - 1] === "\n";
  const close = (end: number) => {
    parts.push({ start, end, setting: { ...whole, openStart: !between(start), openEnd: !between(end) } });
    [start, height] = [end, 0];
  };
  for (const lines of grouped(linesOf(section, whole, measure))) {
    const [first] = lines;
    if (!first) continue;
    const tall = heightOf(lines);
    if (height > 0 && height + tall > textHeight) {
      close(first.start);
      if (parts.length >= most) return parts;
    }
    height += height === 0 ? tall - first.space : tall;
  }
  if (start < text.length || parts.length === 0) close(text.length);
  return parts;
}

/** Lines that stay together: a row of a table, a heading and what begins below it. */
function* grouped(lines: Iterable<SetLine>): Generator<SetLine[]> {
  let group: SetLine[] = [];
  for (const line of lines) {
    const headed = group.length < LINES_WITH_HEADING && group.every(({ style, pieces }) => style.weight > BODY.weight || pieces.length === 0);
    if (!line.follows && group.length > 0 && !headed) {
      yield group;
      group = [];
    }
    group.push(line);
  }
  yield group;
}

function heightOf(lines: readonly SetLine[]): number {
  return lines.reduce((all, line) => all + line.space + line.style.leading, 0);
}
