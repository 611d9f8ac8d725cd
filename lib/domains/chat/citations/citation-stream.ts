import "server-only";
import { AnswerForms } from "./forms/answer-forms";
import { claimBefore, findEvidence, findEvidenceAnywhere } from "./claims/claim-evidence";
import { endedClaim, saysOtherwise } from "./claims/ended-claim";
import type { Citation, CitedPassage } from "./cited-passage";
import { JsonAnswer } from "./forms/json-answer";
import { longestVerifiedPrefix } from "./unclosed-quote";
import { scanBare, scanTag, type Scan } from "./tag-scanner";
import { verifyQuote, type VerifiedQuote } from "./verify-quote";

export type UnsupportedReason = "quote_not_found" | "passage_not_shown" | "no_quote" | "claim_differs";

/** `at`: length of the text emitted before, in UTF-16 code units. */
export type AnswerEvent =
  | { type: "text"; text: string }
  /** Comes before the text event that holds its marker, once per place. */
  | { type: "citation"; citation: Citation; at: number }
  | { type: "unsupported"; quote: string; passage: number | null; reason: UnsupportedReason; at: number }
  | { type: "not-found" };

export interface StreamedAnswer {
  text: string;
  /** Only what the answer cites, by number. */
  citations: Citation[];
  unsupported: Extract<AnswerEvent, { type: "unsupported" }>[];
  notFound: boolean;
}

interface OpenTag {
  passages: number[];
  body: string;
}

/** A quote longer than this is an unclosed tag. */
const MAX_BODY = 4000;

/**
 * Turns a model's text stream into text with `[n]` markers and verified citations. Text passes through at once; only what may
 * be the beginning of a tag, and white space before one, waits. Whatever the model writes, no citation leaves here whose quote
 * does not stand in a passage that was shown, nor one whose words say otherwise than the claim before it. A claim without
 * citation gets one when a sentence of the passages clearly says it.
 */
export class CitationStream {
  private buffer = "";
  private space = "";
  private open: OpenTag | null = null;
  private inlineCode = false;
  private fenced = false;
  private text = "";
  private events: AnswerEvent[] = [];
  private readonly citations: Citation[] = [];
  private readonly unsupported: StreamedAnswer["unsupported"] = [];
  private notFound = false;
  private readonly json = new JsonAnswer();
  private readonly forms = new AnswerForms();
  /** Up to here claims without citation were looked after. */
  private settled = 0;

  constructor(private readonly passages: readonly CitedPassage[]) {}

  push(text: string): AnswerEvent[] {
    this.buffer += this.forms.push(this.json.push(text));
    this.consume(false);
    return this.drain();
  }

  end(): AnswerEvent[] {
    this.buffer += this.forms.push(this.json.push("", true), true);
    this.consume(true);
    while (this.open) {
      this.closeUnclosed(this.open);
      this.consume(true);
    }
    this.space = "";
    this.settle("");
    return this.drain();
  }

  answer(): StreamedAnswer {
    return { text: this.text, citations: [...this.citations], unsupported: [...this.unsupported], notFound: this.notFound };
  }

  private drain(): AnswerEvent[] {
    const events = this.events;
    this.events = [];
    return events;
  }

  private consume(final: boolean): void {
    while (this.buffer) {
      const moved = this.open ? this.consumeQuote(this.open, final) : this.consumeText(final);
      if (!moved) return;
    }
  }

  /** Returns false when more text is needed. */
  private consumeText(final: boolean): boolean {
    const at = this.buffer.search(/[<[【`]/u);
    if (at !== 0) {
      this.emit(at < 0 ? this.buffer : this.buffer.slice(0, at));
      this.buffer = at < 0 ? "" : this.buffer.slice(at);
      return true;
    }
    const code = this.inlineCode || this.fenced;
    if (this.buffer.startsWith("`")) return this.consumeTicks(final);
    const scan: Scan = this.buffer.startsWith("<") ? scanTag(this.buffer, final) : code ? { kind: "none" } : scanBare(this.buffer, final);
    if (scan.kind === "partial") return false;
    this.apply(scan, code);
    return true;
  }

  private consumeTicks(final: boolean): boolean {
    const run = /^`+/u.exec(this.buffer)?.[0] ?? "`";
    if (run.length === this.buffer.length && run.length < 3 && !final) return false;
    if (run.length >= 3) {
      this.fenced = !this.fenced;
      this.inlineCode = false;
    } else if (!this.fenced && run.length === 1) this.inlineCode = !this.inlineCode;
    this.emit(run);
    this.buffer = this.buffer.slice(run.length);
    return true;
  }

  private apply(scan: Exclude<Scan, { kind: "partial" }>, code: boolean): void {
    // Inside code only a tag that names a passage is ours.
    const foreign = code && (scan.kind !== "open" || scan.passages.length === 0) && !(scan.kind === "close");
    if (scan.kind === "none" || foreign) {
      this.emit(this.buffer.charAt(0));
      this.buffer = this.buffer.slice(1);
      return;
    }
    this.buffer = this.buffer.slice(scan.length);
    if (scan.kind === "not-found") this.markNotFound();
    else if (scan.kind === "bare") this.citeBare(scan.passages);
    else if (scan.kind === "open") this.openTag(scan);
  }

  private openTag(scan: Extract<Scan, { kind: "open" }>): void {
    if (scan.quote !== null) this.cite(scan.quote, scan.passages);
    else if (scan.selfClosing) this.citeBare(scan.passages);
    else this.open = { passages: scan.passages, body: "" };
    // <cite p="1" quote="…"></cite>: the stray closing tag is dropped where it comes.
  }

  private consumeQuote(open: OpenTag, final: boolean): boolean {
    const at = this.buffer.indexOf("<");
    if (at !== 0) {
      open.body += at < 0 ? this.buffer : this.buffer.slice(0, at);
      this.buffer = at < 0 ? "" : this.buffer.slice(at);
    } else {
      const scan = scanTag(this.buffer, final);
      if (scan.kind === "partial") return false;
      if (scan.kind === "close") {
        this.buffer = this.buffer.slice(scan.length);
        this.open = null;
        this.cite(open.body, open.passages);
      } else if (scan.kind === "open" || scan.kind === "not-found") this.closeUnclosed(open);
      else {
        open.body += "<";
        this.buffer = this.buffer.slice(1);
      }
    }
    if (this.open && open.body.length > MAX_BODY) this.closeUnclosed(open);
    return true;
  }

  /** The quote ran into the text after it: its verified beginning becomes the citation, the rest is text again. */
  private closeUnclosed(open: OpenTag): void {
    this.open = null;
    const prefix = longestVerifiedPrefix(open.body, this.passages, open.passages[0]);
    if (prefix) this.place(prefix.verified);
    else this.fail(open.body.slice(0, 300), open.passages, "quote_not_found");
    this.emit(open.body.slice(prefix?.length ?? 0));
  }

  private cite(quote: string, named: readonly number[]): void {
    const inner = quote.replace(/<\/?[a-z][^<>]{0,200}>/giu, "");
    const verified = verifyQuote(quote, this.passages, named[0]) ?? (inner === quote ? null : verifyQuote(inner, this.passages, named[0]));
    if (verified && saysOtherwise(this.text, verified, this.passages)) this.fail(quote, named, "claim_differs");
    else if (verified) this.place(verified);
    else if (!quote.trim()) this.citeBare(named);
    else
      this.fail(
        quote,
        named,
        named.some((number) => number >= 1 && number <= this.passages.length) ? "quote_not_found" : "passage_not_shown",
      );
  }

  private citeBare(named: readonly number[]): void {
    const claim = claimBefore(this.text);
    for (const number of named.slice(0, 8)) {
      const evidence = findEvidence(claim, this.passages, number);
      if (evidence) this.place(evidence);
      else this.fail("", [number], number >= 1 && number <= this.passages.length ? "no_quote" : "passage_not_shown");
    }
  }

  private place(verified: VerifiedQuote): void {
    const passage = this.passages[verified.passage - 1];
    if (!passage) return;
    const { documentId, versionId, page } = passage;
    const known = this.citations.find(
      (c) =>
        c.documentId === documentId && c.versionId === versionId && c.page === page && c.start <= verified.start && c.end >= verified.end,
    );
    const { start, end, quote } = verified;
    const citation = known ?? {
      index: this.citations.length + 1,
      passage: verified.passage,
      documentId,
      versionId,
      page,
      start,
      end,
      quote,
    };
    if (!known) {
      this.citations.push(citation);
      this.events.push({ type: "citation", citation, at: this.text.length });
    }
    const marker = `[${citation.index}]`;
    if (this.text.endsWith(marker) && !this.space.includes("\n")) return;
    this.write(this.space || !this.text || /[\s\]([]$/u.test(this.text) ? marker : ` ${marker}`);
  }

  private fail(quote: string, named: readonly number[], reason: UnsupportedReason): void {
    const event = { type: "unsupported" as const, quote: quote.trim(), passage: named[0] ?? null, reason, at: this.text.length };
    this.unsupported.push(event);
    this.events.push(event);
    // The blank that led to the dropped citation must not stand before a full stop.
    if (!this.space.includes("\n")) this.space = "";
  }

  private markNotFound(): void {
    if (!this.notFound) this.events.push({ type: "not-found" });
    this.notFound = true;
    if (!this.text) this.space = "";
  }

  /** Plain text of the answer: where a sentence has ended before it, that one is looked after first. */
  private emit(text: string): void {
    const code = this.inlineCode || this.fenced;
    for (const piece of code ? [text] : (text.match(/\s*\S+|\s+$/gu) ?? [])) {
      const first = piece.trimStart().charAt(0);
      const space = this.space + piece.slice(0, piece.length - piece.trimStart().length);
      if (!code && first && space) this.settle(first, space);
      this.write(piece);
    }
  }

  /** `next` begins what follows; nothing follows at the end. */
  private settle(next: string, space = " "): void {
    const claim = endedClaim(this.text.slice(this.settled), next, space);
    if (claim === null) return;
    this.settled = this.text.length;
    if (!claim || this.notFound) return;
    const evidence = findEvidenceAnywhere(claim, this.passages);
    if (!evidence) return;
    const kept = this.space;
    this.space = "";
    this.place(evidence);
    this.space = kept;
  }

  private write(text: string): void {
    if (!text) return;
    const whole = this.space + (this.text ? text : text.trimStart());
    const visible = whole.trimEnd();
    this.space = whole.slice(visible.length);
    if (!visible) return;
    this.text += visible;
    const last = this.events.at(-1);
    if (last?.type === "text") last.text += visible;
    else this.events.push({ type: "text", text: visible });
  }
}
