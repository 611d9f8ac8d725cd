import type { TextRange } from "@/lib/domains/chat/schema";

/*
 * Offsets into the raw answer do not survive Markdown's parsing; private-use characters put into the text do. They stand
 * so that no emphasis, list or link begins or ends differently because of them.
 */
const FROM = "\uE000";
const TO = "\uE001";
const CITE = "\uE002";
/** Keeps "[1](…)", "[1][…]" and "[1]: …" from being read as links. */
const BREAK = "\uE003";

const SENTINEL = /[\uE000-\uE003]/gu;
const MARKER = /\[(\d{1,3})\]/gu;
const BLOCK_LEAD = /^(?:\s+|[-+*](?=\s)|\d{1,9}[.)](?=\s)|#{1,6}(?=\s)|[>|*_~`]+)*/u;
const TAIL = /[\s|*_~`]+$/u;

export type AnswerSegment =
  { type: "text"; text: string } | { type: "mark"; number: number } | { type: "unsupported-from" } | { type: "unsupported-to" };

/** Marks the citations that exist and the unsupported ranges in the raw Markdown. */
export function annotateAnswer(text: string, numbers: ReadonlySet<number>, unsupported: readonly TextRange[]): string {
  const raw = text.replace(SENTINEL, "\uFFFD");
  const inserts: { at: number; what: string }[] = [];
  for (const range of unsupported) {
    const sentence = raw.slice(range.start, range.end);
    const from = range.start + (BLOCK_LEAD.exec(sentence)?.[0].length ?? 0);
    const to = range.end - (TAIL.exec(sentence)?.[0].length ?? 0);
    if (from < to) inserts.push({ at: from, what: FROM }, { at: to, what: TO });
  }
  for (const match of raw.matchAll(MARKER)) {
    if (!numbers.has(Number(match[1]))) continue;
    const end = match.index + match[0].length;
    inserts.push({ at: match.index + 1, what: CITE });
    if (/[([:]/u.test(raw.charAt(end))) inserts.push({ at: end, what: BREAK });
  }
  inserts.sort((a, b) => a.at - b.at);
  let out = "";
  let done = 0;
  for (const { at, what } of inserts) {
    out += raw.slice(done, at) + what;
    done = at;
  }
  return out + raw.slice(done);
}

/** The pieces of one run of text, in order. */
export function segmentsOf(annotated: string): AnswerSegment[] {
  const segments: AnswerSegment[] = [];
  for (const piece of annotated.split(/([\uE000\uE001]|\[\uE002\d{1,3}\])/u)) {
    if (piece === FROM) segments.push({ type: "unsupported-from" });
    else if (piece === TO) segments.push({ type: "unsupported-to" });
    else if (piece.startsWith(`[${CITE}`)) segments.push({ type: "mark", number: Number(piece.slice(2, -1)) });
    else if (piece) segments.push({ type: "text", text: withoutSentinels(piece) });
  }
  return segments;
}

export function withoutSentinels(text: string): string {
  return text.replace(SENTINEL, "");
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** Entities stay in marked's tokens, since it expects to write HTML; the result is only ever text. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/giu, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16);
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
