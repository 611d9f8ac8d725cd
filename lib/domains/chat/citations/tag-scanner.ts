import "server-only";

/** What the text at one position turns out to be; `partial`: more text is needed to tell. */
export type Scan =
  | { kind: "none" }
  | { kind: "partial" }
  | { kind: "open"; length: number; passages: number[]; quote: string | null; selfClosing: boolean }
  | { kind: "close"; length: number }
  | { kind: "not-found"; length: number }
  | { kind: "bare"; length: number; passages: number[] };

const MAX_TAG = 6000;
const OPEN_NAME = /^<\s{0,2}cite(?=[\s/>])/iu;
const CLOSE = /^<\s{0,2}\/\s{0,2}cite\s{0,4}>/iu;
const NOT_FOUND = /^<\s{0,2}\/?\s{0,2}not-found\s{0,2}\/?\s{0,2}>/iu;
const CUT_OFF = /^<(?:\s?\/?\s?(?:ci|cit|cite|cite\s[^<>]{0,80}|not-f[a-z]{0,4}\s?\/?))$/iu;
const BARE =
  /^[[【]\s?(?:(?:passage|source|p)\.?\s?)?\^?(\d{1,3}(?:(?:\s?[,;]\s?|\s?[-–]\s?)\d{1,3}){0,7})(?:†[^\]】\n]{0,40})?\s?[\]】]/iu;
const BARE_PREFIX =
  /^[[【]\s?(?:(?:p|pa|pas|pass|passa|passag|passage|s|so|sou|sour|sourc|source)?\.?\s?)?\^?(?:\d{1,3}(?:(?:\s?[,;]\s?|\s?[-–]\s?)\d{1,3}){0,7}(?:\s?[,;–-]?\s?)?)?(?:†[^\]】\n]{0,40})?\s?$/iu;

function isPrefixOfTag(text: string): boolean {
  const compact = text.toLowerCase().replace(/\s+/gu, "");
  if (text.length > 20) return false;
  return ["<cite", "</cite>", "<not-found/>", "</not-found>", "<not-found>"].some((tag) => tag.startsWith(compact));
}

/** End of a tag, past `>` outside quoted attribute values; -1 while open. */
function tagEnd(text: string): number {
  let quote = "";
  for (let at = 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote) {
      if (character === quote && /^[\s/>]?$/u.test(text.charAt(at + 1))) quote = "";
    } else if ((character === '"' || character === "'") && text.charAt(at - 1) === "=") quote = character;
    else if (character === ">") return at + 1;
  }
  return -1;
}

function numbers(value: string): number[] {
  return (value.match(/\d{1,4}/gu) ?? []).map(Number);
}

function parseOpen(tag: string): Scan {
  const attributes = new Map<string, string>();
  for (const match of tag.matchAll(/([a-z-]+)\s*=\s*(?:"([^]*?)"(?=[\s/>])|'([^]*?)'(?=[\s/>])|([^\s>/"']+))/giu)) {
    attributes.set((match[1] ?? "").toLowerCase(), match[2] ?? match[3] ?? match[4] ?? "");
  }
  const named = ["p", "passage", "n", "id", "source", "ref"].map((name) => attributes.get(name)).find((value) => value !== undefined);
  const quote = attributes.get("quote") ?? attributes.get("q") ?? attributes.get("text") ?? null;
  return { kind: "open", length: tag.length, passages: numbers(named ?? ""), quote, selfClosing: /\/\s*>$/u.test(tag) };
}

/** Reads a tag at the start of `text`, which begins with "<". `final`: no more text will come. */
export function scanTag(text: string, final: boolean): Scan {
  const close = CLOSE.exec(text);
  if (close) return { kind: "close", length: close[0].length };
  const notFound = NOT_FOUND.exec(text);
  if (notFound) return { kind: "not-found", length: notFound[0].length };
  // A stream that was cut off inside a tag: the stump is nobody's text.
  if (final && CUT_OFF.test(text)) return { kind: "close", length: text.length };
  if (!OPEN_NAME.test(text)) return !final && isPrefixOfTag(text) ? { kind: "partial" } : { kind: "none" };
  let end = tagEnd(text);
  if (end < 0 && !final && text.length < MAX_TAG) return { kind: "partial" };
  if (end < 0) end = text.indexOf(">") + 1;
  return end > 0 ? parseOpen(text.slice(0, end)) : { kind: "none" };
}

/** Reads `[1]`, `[1, 3]`, `[passage 2]`, `【1†source】` at the start of `text`. */
export function scanBare(text: string, final: boolean): Scan {
  const match = BARE.exec(text);
  if (match) {
    const range = /^(\d+)\s?[-–]\s?(\d+)$/u.exec(match[1] ?? "");
    const [from, to] = [Number(range?.[1]), Number(range?.[2])];
    const passages =
      range && to > from && to - from < 8 ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : numbers(match[1] ?? "");
    return { kind: "bare", length: match[0].length, passages };
  }
  return !final && text.length < 64 && BARE_PREFIX.test(text) ? { kind: "partial" } : { kind: "none" };
}
