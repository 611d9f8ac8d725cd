/** UTF-16 offsets in one page's text. */
export interface Place {
  page: number;
  start: number;
  end: number;
}

export interface Clause {
  /** Words with one space between them: how lines were broken makes no difference. */
  text: string;
  /** More than one where a page ends inside it. */
  places: Place[];
}

export interface PageText {
  number: number;
  text: string;
}

/** UTF-16 units; a longer paragraph is divided at ends of sentences. */
const LONG = 2_000;

// “4.2 ”, “12.”, “(a) ”, “iv) ”, “Article 7”, “§ 3”, “• ”, “# ”.
const NUMBERED = /^\s*(?:#{1,6}\s|\d{1,4}(?:\.\d{1,4}){0,6}[.):]?\s|\(?[a-z]{1,4}\)\s|\(?[ivxlc]{1,7}\)\s|[•‣▪–—*-]\s|§\s*\d|(?:article|section|clause|schedule|appendix|annex|part|chapter)\s+[\dA-Z])/iu;
const HEADING = /^\s*\p{Lu}[\p{Lu}\p{N}\s,&/()’'-]{3,100}$/u;
const ENDS = /[.:;!?…。”")\]]\s*$/u;

/** Divides pages into numbered clauses, headings, list items and paragraphs, in reading order; whitespace alone is no clause. Linear. */
export function splitClauses(pages: readonly PageText[]): Clause[] {
  const clauses: Clause[] = [];
  for (const page of pages) {
    let first = true;
    for (const place of placesOf(page)) {
      const text = words(page.text.slice(place.start, place.end)).join(" ");
      if (text === "") continue;
      const before = clauses.at(-1);
      // A sentence that the page's end cut through goes on with a small letter.
      if (first && before && !ENDS.test(before.text) && /^\p{Ll}/u.test(text) && !NUMBERED.test(`${text} `)) {
        before.text = `${before.text} ${text}`;
        before.places.push(place);
      } else clauses.push({ text, places: [place] });
      first = false;
    }
  }
  return clauses;
}

export function words(text: string): string[] {
  return text.match(/\S+/gu) ?? [];
}

function* placesOf({ number: page, text }: PageText): Generator<Place> {
  let start = 0;
  let at = 0;
  let heading = false;
  for (const line of text.split("\n")) {
    const blank = line.trim() === "";
    const title = !blank && HEADING.test(line);
    if (at > start && (blank || title || heading || NUMBERED.test(line))) {
      yield* divided(page, text, start, at);
      start = at;
    }
    heading = title;
    at += line.length + 1;
  }
  yield* divided(page, text, start, text.length);
}

function* divided(page: number, text: string, start: number, end: number): Generator<Place> {
  while (end - start > LONG) {
    const part = text.slice(start, start + LONG);
    const sentence = Math.max(part.lastIndexOf(". "), part.lastIndexOf(".\n"), part.lastIndexOf("; "));
    const space = sentence > LONG / 4 ? sentence + 1 : Math.max(part.lastIndexOf(" "), part.lastIndexOf("\n"));
    const cut = start + (space > 0 ? space : LONG);
    yield { page, start, end: cut };
    start = cut;
  }
  if (end > start) yield { page, start, end };
}
