import "server-only";

/**
 * Models that were told one way to cite and use another: "(Source: plan.pdf, p. 3)", "[^1]" with notes below, "done.¹", a list of
 * sources at the end, or a JSON object around it all. What names a passage by its number becomes `[n]`, which is checked as any
 * other; the rest is no evidence and goes.
 */

const KEYWORDS = "sources?|refs?|references?|citations?|cited from|passages?|quellen?|fuentes?|fontes?|fonti|bronn?en?|出典|来源";
const PARENTHESIS = new RegExp(`^\\(\\s?(?:see |siehe |cf\\.? )?(?:${KEYWORDS})\\s?(?:[:：.#]|(?=\\s?\\d)|(?=\\s?\\[))[^()\\n]{0,220}\\)`, "iu");
const BRACKET = new RegExp(`^\\[\\s?(?:${KEYWORDS})\\s?[:：][^\\[\\]\\n]{0,220}\\](?!\\()`, "iu");
const OPENING = /^[([]\s?(?:[a-z]{0,9}\.?\s?){0,3}(?:[:：.#]?[^()[\]\n]{0,220})?$/iu;
const OPENING_WORD = /^[([]\s?(?:(?:see|siehe|cf)\.? )?(\p{L}*)(.?)/u;
const WORDS = "source sources ref refs reference references citation citations cited passage passages quelle quellen fuente fuentes fonte fontes fonti bron bronnen 出典 来源 see siehe cf".split(" ");
const HEADING = new RegExp(`^(?:#{1,6}\\s*|\\*\\*|__|-{3,}\\s*)*(?:${KEYWORDS}|footnotes?|bibliography|works cited|einzelnachweise|referencias)\\s*(?:\\*\\*|__)?\\s*[:：]?\\s*(?:\\*\\*|__)?\\s*$`, "iu");
const HEADING_START = /^(?:[#*_\s-]*)(?:\p{L}+(?:\s\p{L}*)?)?[*_\s:：]*$/u;
const NOTE = /^\s{0,3}\[\^?\d{1,2}\]\s?[:：]/u;
const NOTE_START = /^\s{0,3}(?:\[(?:\^?\d{0,2}(?:\]\s?)?)?)?$/u;
const LISTED = /^\s*(?:[-*•]|\d{1,2}[.)]|\[\^?\d{1,2}\]|\[\^?\d{0,2}$|\d{1,2}$|$|["“])/u;
const SUPERSCRIPT: Record<string, string> = { "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9" };
const MAX_LINE = 48;

function isKeywordStart(text: string): boolean {
  const [, word = "", after = ""] = OPENING_WORD.exec(text) ?? [];
  const lower = word.toLowerCase();
  return after ? WORDS.includes(lower) : WORDS.some((known) => known.startsWith(lower));
}

function numbersOf(written: string): string {
  const named = /(?:sources?|refs?|references?|citations?|passages?|quellen?|fuentes?|fontes?|fonti|bronn?en?)\s?[:：.#]?\s?\[?(?:passages?\s?)?(\d{1,2}(?:\s?(?:,|and|&)\s?\d{1,2})*)\]?(?=\s*[),;\]]|$)/iu.exec(written);
  return (named?.[1]?.match(/\d+/gu) ?? []).map((number) => `[${number}]`).join("");
}

/** Takes text in any pieces and gives it on in the form that `CitationStream` reads. */
export class AnswerForms {
  private held = "";
  private lineStart = true;
  private dropping = false;
  private fenced = false;
  private quoting = false;
  private last = "";

  push(text: string, final = false): string {
    this.held += text;
    let out = "";
    while (this.held) {
      const step = this.step(final);
      if (step === null) break;
      if (step) this.last = step.charAt(step.length - 1);
      out += step;
    }
    return out;
  }

  /** The next piece to give on; null when more text is needed. */
  private step(final: boolean): string | null {
    if (this.lineStart && !this.quoting) {
      const line = this.startOfLine(final);
      if (line !== undefined) return line;
    }
    const at = this.held.search(/ ?[\n([<¹²³⁴-⁹]| $/u);
    if (at !== 0) return this.take(at < 0 ? this.held.length : at);
    const first = this.held.trimStart().charAt(0) || this.held.charAt(0);
    if (this.held === " ") return final ? this.take(1) : null;
    if (this.held.startsWith("\n")) {
      this.lineStart = true;
      return this.take(1);
    }
    if (this.held.startsWith("<")) return this.tag(final);
    if (this.fenced || this.quoting) return this.take(1);
    if (SUPERSCRIPT[this.held.charAt(0)]) return this.superscript(first);
    return "([".includes(first) ? this.bracketed(final) : this.take(1);
  }

  /** Between our own tags stand a document's words, which are nobody's form of citing. */
  private tag(final: boolean): string | null {
    const whole = /^<\s{0,2}(\/?)\s{0,2}cite[\s/>]/iu.exec(this.held);
    if (whole) this.quoting = !whole[1];
    else if (!final && /^<\s{0,2}\/?\s{0,2}c?i?t?e?$/iu.test(this.held)) return null;
    return this.take(1);
  }

  private take(length: number): string {
    const taken = this.held.slice(0, length);
    this.held = this.held.slice(length);
    return taken;
  }

  /** undefined: an ordinary line begins. */
  private startOfLine(final: boolean): string | null | undefined {
    const newline = this.held.indexOf("\n");
    const line = newline < 0 ? this.held : this.held.slice(0, newline);
    const whole = newline >= 0 || final;
    if (/^\s{0,3}`{0,2}$/u.test(line) && !whole) return null;
    if (/^\s{0,3}```/u.test(line)) this.fenced = !this.fenced;
    else if (!this.fenced) {
      const outcome = this.judge(line, whole);
      if (outcome === "wait") return null;
      if (outcome === "drop") {
        this.take(newline < 0 ? this.held.length : newline + 1);
        return "";
      }
    }
    this.lineStart = false;
    return undefined;
  }

  private judge(line: string, whole: boolean): "wait" | "drop" | "keep" {
    if (this.dropping) {
      // A list of what documents call sources may be the answer: its lines carry their quotes.
      const listed = LISTED.test(line) && !/<\s?cite/iu.test(line);
      if (listed) return whole ? "drop" : "wait";
      this.dropping = false;
    }
    if (NOTE.test(line)) return whole ? "drop" : "wait";
    if (whole && this.last && HEADING.test(line)) {
      this.dropping = true;
      return "drop";
    }
    if (!whole && line.length < MAX_LINE && (NOTE_START.test(line) || (HEADING_START.test(line) && this.couldHead(line)))) return "wait";
    return "keep";
  }

  private couldHead(line: string): boolean {
    const word = line.replace(/[^\p{L} ]/gu, "").trim().toLowerCase();
    return [...WORDS, "footnotes", "bibliography", "works cited", "einzelnachweise", "referencias"].some((known) => known.startsWith(word));
  }

  /** "m²" is a unit; only behind the end of a sentence or a quotation does a raised figure name a note. */
  private superscript(first: string): string {
    this.take(1);
    return /[.!?。！？"”’)]/u.test(this.last) ? `[${SUPERSCRIPT[first] ?? ""}]` : first;
  }

  private bracketed(final: boolean): string | null {
    const blank = this.held.startsWith(" ") ? 1 : 0;
    const inner = this.held.slice(blank);
    const match = PARENTHESIS.exec(inner) ?? BRACKET.exec(inner);
    if (match) {
      this.take(blank + match[0].length);
      const numbers = numbersOf(match[0]);
      return numbers && `${blank ? " " : ""}${numbers}`;
    }
    if (!final && inner.length < 240 && isKeywordStart(inner) && OPENING.test(inner)) return null;
    return this.take(blank + 1);
  }
}
