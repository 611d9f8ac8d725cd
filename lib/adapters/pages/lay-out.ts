import type { SetText, TextSection, TextSlice, TypesetPart } from "./draw-protocol";
import type { MeasureText } from "./paper";
import { partsOf } from "./text-lines";

/** A text made of the running text of neighbouring sections, one below the other. */
interface Joined extends SetText {
  sections: { number: number; from: number; text: string }[];
}

/** Sections of running text follow each other on the paper; sheets and slides begin a new one. */
function joined(sections: readonly TextSection[]): Joined[] {
  const texts: Joined[] = [];
  for (const { number, kind, text, headings } of sections) {
    const last = texts.at(-1);
    if (!last || kind !== "section" || last.kind !== "section") {
      texts.push({ kind, text, headings, sections: [{ number, from: 0, text }] });
      continue;
    }
    const from = last.text.length + 1;
    const moved = headings.map((heading) => ({ ...heading, start: heading.start + from, end: heading.end + from }));
    Object.assign(last, { text: `${last.text}\n${text}`, headings: [...last.headings, ...moved] });
    last.sections.push({ number, from, text });
  }
  return texts;
}

/** How the sections are divided into sheets of paper, at most so many in all. */
export function layOutSections(sections: readonly TextSection[], measure: MeasureText, most: number): { parts: TypesetPart[]; cut: boolean } {
  const parts: TypesetPart[] = [];
  for (const text of joined(sections)) {
    if (parts.length >= most) return { parts, cut: true };
    const cutter = new Cutter(text);
    const divided = partsOf(text, measure, most - parts.length);
    for (const { start, end, setting } of divided) parts.push({ slices: cutter.slices(start, end), setting });
    if ((divided.at(-1)?.end ?? 0) < text.text.length) return { parts, cut: true };
  }
  return { parts, cut: false };
}

/** Finds in which sections a part of the joined text lies; parts are asked for in their order. */
class Cutter {
  private at = 0;
  private skipped = 0;

  constructor(private readonly text: Joined) {}

  slices(start: number, end: number): TextSlice[] {
    const slices: TextSlice[] = [];
    for (;;) {
      const section = this.text.sections[this.at];
      if (!section) return slices;
      const [from, to] = [Math.max(0, start - section.from), Math.min(section.text.length, end - section.from)];
      if (to > from || (section.text.length === 0 && section.from < Math.max(end, 1))) slices.push(this.slice(section, from, to));
      if (end < section.from + section.text.length || this.at === this.text.sections.length - 1) return slices;
      this.at += 1;
      this.skipped = 0;
      if ((this.text.sections[this.at]?.from ?? end) >= end) return slices;
    }
  }

  private slice({ number, text }: Joined["sections"][number], start: number, end: number): TextSlice {
    const take = charactersIn(text, start, end);
    const skip = this.skipped;
    this.skipped += take;
    return { section: number, start, end, skip, take };
  }
}

/** Characters as Postgres counts them: a pair of surrogates is one. */
function charactersIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const low = text.charCodeAt(at);
    if (low < 0xdc00 || low > 0xdfff) count += 1;
  }
  return count;
}

/** What stands on one sheet, from the slices of its sections in their order. */
export function textOfSlices(pieces: readonly { kind: string; text: string; headings: TextSection["headings"]; start: number; end: number }[]): SetText {
  let text = "";
  const headings: { level: number; start: number; end: number }[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) text += "\n";
    const moved = text.length - piece.start;
    for (const { level, start, end } of piece.headings) if (end > piece.start && start < piece.end) headings.push({ level, start: start + moved, end: end + moved });
    text += piece.text;
  }
  return { kind: pieces[0]?.kind ?? "section", text, headings };
}
