import { porterStem } from "./porter-stemmer";
import { withoutStopWords } from "./stop-words";

const WORD = /[\p{L}\p{N}\p{M}]+(?:[-‐‑_./:'’·&,][\p{L}\p{N}\p{M}]+)*/gu;
const CONNECTORS = /[-‐‑_./:'’·&,]/;
const BIGRAM_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+/gu;
const HAN = /\p{Script=Han}/u;
const DICTIONARY_SCRIPT = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const FOLDED: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
const MAX_TERM = 64;
/** Past this a question names no topic any more; the cost of a query grows with its terms. */
const MAX_QUERY_TERMS = 48;
const MAX_QUERY_LENGTH = 20_000;
const STEM_CACHE = 50_000;

const stems = new Map<string, string>();
let thaiWords: Intl.Segmenter | undefined;

/** NFKC, lower case, without accents (and Arabic vowel signs): what is compared is what people type. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  // eslint's no-control-regex would object to \x00, and control characters need no folding anyway.
  if (/^[\t\n\r -~]*$/.test(lower)) return lower;
  return lower
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f\u064b-\u0652\u00ad\u200b-\u200d\ufeff]/g, "")
    .normalize("NFC")
    .replace(/[ßæœøłđðþı]/g, (letter) => FOLDED[letter] ?? letter);
}

function stem(word: string): string {
  if (word.length > MAX_TERM) return word.slice(0, MAX_TERM);
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= STEM_CACHE) stems.clear();
  const result = porterStem(word);
  stems.set(word, result);
  return result;
}

/** A question asks for single Han characters too: they are words; single kana and Hangul syllables aren't. */
function bigrams(run: string, forIndex: boolean): string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  const pairs = characters.slice(1).map((character, at) => `${characters[at] ?? ""}${character}`);
  return [...(forIndex ? characters : characters.filter((character) => HAN.test(character))), ...pairs];
}

function dictionaryWords(run: string): string[] {
  thaiWords ??= new Intl.Segmenter("th", { granularity: "word" });
  return [...thaiWords.segment(run)].map((part) => part.segment.slice(0, MAX_TERM));
}

/** Scripts written without spaces are taken out of the word and cut up; what is left stays. */
function unspaced(word: string, forIndex: boolean, into: string[]): string {
  return word
    .replace(BIGRAM_SCRIPT, (run) => {
      into.push(...bigrams(run, forIndex));
      return " ";
    })
    .replace(DICTIONARY_SCRIPT, (run) => {
      into.push(...dictionaryWords(run));
      return " ";
    });
}

function addPart(part: string, into: string[]): void {
  if (/^[a-z]+$/.test(part)) into.push(stem(part));
  else {
    into.push(part.slice(0, MAX_TERM));
    const pieces = part.match(/\p{N}+|[^\p{N}]+/gu) ?? [];
    if (pieces.length > 1) for (const piece of pieces) if (piece.length > 1) into.push(piece.slice(0, MAX_TERM));
  }
}

/** KX-48213 gives kx48213, kx and 48213; 82,959.10 gives 82959.10; e-mail gives email, e and mail. */
function addCompound(word: string, into: string[]): void {
  if (/^[\d.,]+$/.test(word)) {
    into.push(word.replaceAll(",", "").slice(0, MAX_TERM));
    return;
  }
  const parts = word
    .replace(/['’]s$/, "")
    .split(CONNECTORS)
    .filter(Boolean);
  const code = /\d/.test(word) && !/['’&:,]/.test(word);
  if (parts.length > 1 && parts.length < 6 && (code || /^[^'’&:,./_·]+$/.test(word))) {
    const whole = parts.join("");
    into.push(/^[a-z]+$/.test(whole) ? stem(whole) : whole.slice(0, MAX_TERM));
  }
  for (const part of parts) addPart(part, into);
}

function addWord(word: string, forIndex: boolean, into: string[]): void {
  const rest = UNSPACED.test(word) ? unspaced(word, forIndex, into) : word;
  for (const piece of rest === word ? [word] : rest.split(/\s+/)) {
    if (!piece) continue;
    if (CONNECTORS.test(piece)) addCompound(piece.replace(/^[-‐‑_./:'’·&,]+|[-‐‑_./:'’·&,]+$/g, ""), into);
    else addPart(piece, into);
  }
}

/**
 * The index terms of a text, in reading order: English words by their stem (harmless elsewhere), codes whole and in parts,
 * Chinese, Japanese and Korean as characters and overlapping pairs (Lucene's CJKBigramFilter with unigrams; together they beat
 * either: J.-Y. Nie, J. Gao, J. Zhang, M. Zhou, "On the use of words and n-grams for Chinese information retrieval", IRAL 2000),
 * Thai and its neighbours by dictionary.
 */
export function segmentText(text: string): string[] {
  const terms: string[] = [];
  for (const [word] of foldText(text).matchAll(WORD)) addWord(word, true, terms);
  return terms;
}

/** Codes, numbers and long words are the rare ones; a stand-in for document frequencies, which the caller doesn't have here. */
function rarity(term: string): number {
  return term.length + (/\p{N}/u.test(term) ? 10 : 0);
}

/**
 * How much of a question is kept: `topic` names documents; `relations` also keeps words like "after" or "any", which tell
 * passages of one document apart; `everything` drops no word. Only function words are dropped, and never all there is.
 */
export type QueryDepth = "topic" | "relations" | "everything";

/** The distinct terms of a question in the index's form. */
export function segmentQuery(text: string, depth: QueryDepth = "topic"): string[] {
  const words = [...foldText(text.slice(0, MAX_QUERY_LENGTH)).matchAll(WORD)].map(([word]) => word);
  const topical = depth === "everything" ? words : withoutStopWords(words, depth === "relations");
  const terms: string[] = [];
  for (const word of topical.length > 0 ? topical : words) addWord(word, false, terms);
  const distinct = [...new Set(terms)];
  if (distinct.length <= MAX_QUERY_TERMS) return distinct;
  return distinct.sort((a, b) => rarity(b) - rarity(a)).slice(0, MAX_QUERY_TERMS);
}
