import "server-only";
import type { ExtractedDocument } from "@/lib/kernel/document-text";
import { cleanLine } from "@/lib/kernel/clean-text";
import { type PageBreaks, SectionWriter } from "./section-writer";

const TOKEN = /<(\/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)/g;
const HEADING = /^h[1-6]$/;
const INLINE = new Set(["a", "b", "strong", "i", "em", "u", "s", "del", "ins", "sub", "sup", "code"]);

interface OpenBlock {
  tag: string;
  /** Index of its start tag in the output, as long as no text or other block has followed it. */
  fresh: number | undefined;
}

/**
 * Text and viewer HTML from sanitized markup, in step: an element with `data-page` and `data-start` holds, in its own text
 * nodes (a `br` counting as one character), exactly the page's text from that offset on.
 */
export function projectMarkup(sanitized: string, breaks: PageBreaks = "by-length"): Pick<ExtractedDocument, "pages" | "html"> {
  const projection = new Projection(breaks);
  for (const [, closing, tag, attributes, text] of sanitized.matchAll(TOKEN)) {
    if (text !== undefined) projection.text(text);
    else if (closing) projection.close(tag ?? "");
    else projection.open(tag ?? "", attributes ?? "");
  }
  return { pages: projection.section.finish(), html: projection.html.join("") };
}

class Projection {
  readonly html: string[] = [];
  readonly section: SectionWriter;
  private readonly blocks: OpenBlock[] = [];
  private readonly lists: { ordered: boolean; next: number }[] = [];
  /** Whether the run of inline text in progress is mapped through its block's own attributes. */
  private run: "none" | "block" | "spans" = "none";

  constructor(private readonly breaks: PageBreaks) {
    this.section = new SectionWriter(breaks);
  }

  open(tag: string, attributes: string): void {
    if (tag === "br") return this.lineBreak();
    if (INLINE.has(tag)) {
      this.html.push(`<${tag}${attributes}>`);
      return;
    }
    this.boundary(tag, true);
    if (tag === "ul" || tag === "ol")
      this.lists.push({ ordered: tag === "ol", next: Number(/start="(\d{1,6})"/.exec(attributes)?.[1] ?? 1) });
    if (tag === "li") this.section.prefix(this.marker());
    if (tag === "hr" && this.breaks === "by-rule") this.section.breakPage();
    this.html.push(`<${tag}${attributes}>`);
    const parent = this.blocks[this.blocks.length - 1];
    if (parent) parent.fresh = undefined;
    if (tag !== "hr") this.blocks.push({ tag, fresh: this.html.length - 1 });
  }

  close(tag: string): void {
    if (INLINE.has(tag)) {
      this.html.push(`</${tag}>`);
      return;
    }
    this.boundary(tag, false);
    if (tag === "ul" || tag === "ol") this.lists.pop();
    this.blocks.pop();
    this.html.push(`</${tag}>`);
  }

  text(escaped: string): void {
    const wasIdle = this.run === "none";
    if (wasIdle && escaped.trim() === "") return;
    const shown = this.isPreformatted() ? preformatted(escaped, wasIdle) : collapsed(escaped, wasIdle || this.section.endsInSpace);
    if (!shown) return;
    const attributes = wasIdle ? this.startRun() : this.section.position();
    this.html.push(this.run === "spans" ? `<span${attributes}>${shown}</span>` : shown);
    this.section.write(unescaped(shown));
  }

  private startRun(): string {
    const block = this.blocks[this.blocks.length - 1];
    const tag = block?.tag ?? "";
    this.section.begin(HEADING.test(tag) ? Number(tag.slice(1)) : undefined);
    const attributes = this.section.position();
    const at = block?.fresh;
    this.run = at === undefined ? "spans" : "block";
    if (at !== undefined && block) {
      this.html[at] = (this.html[at] ?? "").replace(/>$/, `${attributes}>`);
      block.fresh = undefined;
    }
    return attributes;
  }

  private lineBreak(): void {
    if (this.run !== "none") this.section.write(this.section.inRow ? " " : "\n");
    this.html.push("<br />");
  }

  private isPreformatted(): boolean {
    return !this.section.inRow && this.blocks.some((block) => block.tag === "pre");
  }

  private marker(): string {
    const list = this.lists[this.lists.length - 1];
    return list?.ordered ? `${list.next++}. ` : "- ";
  }

  private boundary(tag: string, opening: boolean): void {
    this.section.end();
    this.run = "none";
    this.section.separate(tag, opening, this.lists.length);
  }
}

function collapsed(escaped: string, afterSpace: boolean): string {
  const line = cleanLine(escaped).replace(/ +/g, " ");
  return afterSpace ? line.replace(/^ /, "") : line;
}

/** A browser drops the line end that directly follows the start tag. */
function preformatted(escaped: string, first: boolean): string {
  return first ? escaped.replace(/^\n/, "") : escaped;
}

function unescaped(value: string): string {
  return value.replace(/&(amp|lt|gt|quot|#39|apos);/g, (entity) => ENTITIES[entity] ?? entity);
}
const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&apos;": "'" };
