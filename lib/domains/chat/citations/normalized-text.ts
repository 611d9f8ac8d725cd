import "server-only";

/** A text in the form in which quotes are compared, with the way back to the original. */
export interface NormalizedText {
  text: string;
  /** Original UTF-16 range of each code unit of `text`. */
  starts: number[];
  ends: number[];
}

const FOLD: Record<string, string> = {
  "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'",
  "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"', "「": '"', "」": '"', "『": '"', "』": '"',
  "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "﹣": "-", "－": "-",
}; // prettier-ignore
const DROPPED = /[\u00ad\u200b-\u200f\u2060\ufeff\u0000-\u0008]/u;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LETTER = /\p{L}/u;
const MARK = /\p{M}/u;

const SUPERSCRIPT = /[²³¹⁰⁴-⁹]/u;
const FRACTION = /[¼-¾⅐-⅞]/u;

function pushUnit(out: NormalizedText & { parts: string[] }, value: string, start: number, end: number): void {
  out.parts.push(value);
  for (let i = 0; i < value.length; i += 1) {
    out.starts.push(start);
    out.ends.push(end);
  }
}

/** 10² is not 102 and 6½ is not 61/2. */
function foldCharacter(character: string, cluster: string, before: string): string {
  const known = FOLD[character];
  if (known) return known;
  const folded = cluster.normalize("NFKC").toLowerCase();
  if (FRACTION.test(character)) return `${/\d/u.test(before) ? " " : ""}${folded.replace("⁄", "/")}`;
  return SUPERSCRIPT.test(character) && /\d/u.test(before) ? `^${folded}` : folded;
}

/** A hyphen between letters, with or without the line break of a wrapped word: typesetting, not meaning. */
function isSoftHyphen(text: string, at: number, before: string): number {
  if (!LETTER.test(before)) return 0;
  const match = /^[-‐‑]\s*(?=\p{Ll})/u.exec(text.slice(at, at + 24));
  return match ? match[0].length : 0;
}

function whitespaceRun(text: string, at: number): number {
  let end = at;
  while (end < text.length && (/\s/u.test(text.charAt(end)) || DROPPED.test(text.charAt(end)))) end += 1;
  return end - at;
}

/**
 * NFKC, lower case, one space for white space (none beside Chinese or Japanese letters), plain quotation marks and dashes,
 * without soft and line-break hyphens and zero-width characters. Numbers and words are untouched.
 */
export function normalizeText(text: string): NormalizedText {
  const out = { text: "", starts: [] as number[], ends: [] as number[], parts: [] as string[] };
  let at = 0;
  let before = "";
  while (at < text.length) {
    const code = text.charCodeAt(at);
    // The plain letters and digits that nearly every text consists of.
    if (((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) && text.charCodeAt(at + 1) < 128) {
      before = text.charAt(at);
      pushUnit(out, before, at, at + 1);
      at += 1;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    let length = character.length;
    if (/\s/u.test(character)) {
      length = whitespaceRun(text, at);
      const after = String.fromCodePoint(text.codePointAt(at + length) ?? 32);
      if (before && !CJK.test(before) && !CJK.test(after)) pushUnit(out, " ", at, at + length);
      at += length;
      continue;
    }
    const hyphen = isSoftHyphen(text, at, before);
    if (hyphen > 0 || DROPPED.test(character)) {
      at += hyphen || length;
      continue;
    }
    while (at + length < text.length && MARK.test(text.charAt(at + length))) length += 1;
    pushUnit(out, foldCharacter(character, text.slice(at, at + length), before), at, at + length);
    before = character;
    at += length;
  }
  return { text: out.parts.join(""), starts: out.starts, ends: out.ends };
}

/** The original range of a half-open range of the normalized text. */
export function originalRange(normalized: NormalizedText, start: number, end: number): { start: number; end: number } {
  return { start: normalized.starts[start] ?? 0, end: normalized.ends[end - 1] ?? 0 };
}
