import "server-only";

/** Half-open range of UTF-16 code units. */
export interface TextRange {
  start: number;
  end: number;
}

const LIST_MARKER = /^\s*(?:[-–—•▪◦*‣·]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]|#{1,6}\s|§)\s*\S/iu;
const LINE_END = /[.:;!?。！？；…|]["'”’)\]]*\s*$/u;
const ABBREVIATION =
  /(?:^|[\s("“])(?:no|nos|art|arts|sec|secs|cl|para|paras|fig|figs|tab|app|ref|ed|eds|vol|vs|v|cf|e\.g|i\.e|etc|al|approx|max|min|inc|ltd|co|corp|llc|plc|mr|mrs|ms|dr|prof|st|jr|sr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|nr|abs|bzw|ca|z\.b|d\.h|vgl|str|tel|sra?|núm|pág|p|pp|\p{Lu})\.\s*$/iu;
const OPENS_LOWER = /^["'“‘(\[]*\p{Ll}/u;
const ENUMERATOR_ONLY = /^\s*(?:[-–—•▪◦*‣·]|\(?(?:\d{1,3}(?:\.\d{1,3})*|\p{L}|[ivx]{1,5})[.)])\s*$/iu;
/** "am 3. Juni": an ordinal, no end. */
const ORDINAL_DATE =
  /^(?:jan|feb|mär|mar|apr|mai|jun|jul|aug|sep|okt|nov|dez|januar|quartal|obergeschoss|og\b|etage|stock|kapitel|abschnitt)/iu;
const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** A single line break in extracted text is mostly a wrapped line; it ends a block only where the lines say so. */
function endsBlock(line: string, next: string): boolean {
  if (line.trim() === "" || next.trim() === "") return true;
  if (line.includes("\t") || next.includes("\t") || line.includes("|")) return true;
  if (LIST_MARKER.test(next) || LINE_END.test(line)) return true;
  return line.trim().length < 48 && !OPENS_LOWER.test(next.trim()) && /^[\s"'“(]*[\p{Lu}\p{N}]/u.test(next);
}

function blocks(text: string): TextRange[] {
  const out: TextRange[] = [];
  let start = 0;
  let lineStart = 0;
  while (lineStart <= text.length) {
    const newline = text.indexOf("\n", lineStart);
    if (newline < 0) break;
    const following = text.indexOf("\n", newline + 1);
    const next = text.slice(newline + 1, following < 0 ? text.length : following);
    if (endsBlock(text.slice(lineStart, newline), next)) {
      out.push({ start, end: newline });
      start = newline + 1;
    }
    lineStart = newline + 1;
  }
  out.push({ start, end: text.length });
  return out;
}

function trimmed(text: string, range: TextRange): TextRange | null {
  let { start, end } = range;
  while (start < end && /\s/u.test(text.charAt(start))) start += 1;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end -= 1;
  return end > start ? { start, end } : null;
}

function joins(left: string, right: string): boolean {
  if (ABBREVIATION.test(left) || ENUMERATOR_ONLY.test(left) || OPENS_LOWER.test(right)) return true;
  return /\d\.\s*$/u.test(left) && (/^\d/u.test(right) || ORDINAL_DATE.test(right));
}

/** UAX #29 gives a sentence the bracket that opens behind its full stop; a footnote's mark, "lobby.[4]", belongs to it whole. */
function segments(flat: string): TextRange[] {
  const ends = [...segmenter.segment(flat)].map(({ segment, index }) => {
    const end = index + segment.length;
    const opened = /[[(]+$/u.exec(segment)?.[0].length ?? 0;
    if (opened === 0 || opened === segment.length) return end;
    return end - opened + (/^\[\d{1,3}\]\s*/u.exec(flat.slice(end - opened))?.[0].length ?? 0);
  });
  return ends.map((end, at) => ({ start: ends[at - 1] ?? 0, end })).filter(({ start, end }) => end > start);
}

/**
 * Sentences, list items and table rows of a text, in order, without surrounding white space.
 * Unicode sentence boundaries (UAX #29) inside blocks, corrected for abbreviations, enumerators and wrapped lines.
 */
export function splitSentences(text: string): TextRange[] {
  const out: TextRange[] = [];
  for (const block of blocks(text)) {
    const flat = text.slice(block.start, block.end).replace(/[\n\r]/g, " ");
    let open: TextRange | null = null;
    for (const { start, end } of segments(flat)) {
      const range: TextRange = { start: block.start + start, end: block.start + end };
      if (open && joins(text.slice(open.start, open.end), text.slice(range.start, range.end))) open = { start: open.start, end: range.end };
      else {
        if (open) out.push(open);
        open = range;
      }
    }
    if (open) out.push(open);
  }
  return out.map((range) => trimmed(text, range)).filter((range) => range !== null);
}
