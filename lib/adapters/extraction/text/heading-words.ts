import "server-only";

const DIVISION = /^(?:article|section|schedule|annex|appendix|part|chapter|exhibit|item)\s+(?:\d|[IVXL]+\b|[A-Z]\b)/i;
const NUMBERED = /^(\d{1,2}(?=[.)]\s)|\d{1,2}(?:\.\d{1,2}){1,4}(?=\.?\s))[.)]?\s+\p{Lu}/u;
/** A title that runs into its clause: "2.6 Requirements. The parties …". */
const RUNS_IN = /\p{Ll}{2}\.\s+\p{Lu}/u;
const ENDS_SENTENCE = /\S\s.*[^\p{Lu}\d\s][.;:,]$/u;
/** Longer lines that end like a sentence are one, numbered or not. */
const TITLE_WORDS = 6;

/** "4.2 Retention" is 3, "Annex B" and "2. Scope" are 2; undefined for what isn't numbered like a heading. */
export function numberedLevel(text: string): number | undefined {
  const number = NUMBERED.exec(text);
  if (!number && !DIVISION.test(text)) return undefined;
  return 1 + Math.min(4, number?.[1]?.split(".").length ?? 1);
}

/** A line that stands alone may end in a full stop and still be a heading ("1. Definitions."). */
export function readsAsSentence(text: string, alone: boolean): boolean {
  if (RUNS_IN.test(text)) return true;
  if (!ENDS_SENTENCE.test(text)) return false;
  const title = alone && text.endsWith(".") && text.split(" ").length <= TITLE_WORDS && numberedLevel(text) !== undefined;
  return !title;
}

export function isInCapitals(text: string): boolean {
  return text === text.toUpperCase() && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 4;
}
