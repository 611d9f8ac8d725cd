import "server-only";
import type { ExtractedPage } from "@/lib/kernel/document-text";

/** A section ends at the first block boundary after this many characters, and earlier before a heading. */
const SECTION_LENGTH = 3000;
const BEFORE_TOP_HEADING = 200;
const BEFORE_HEADING = 1500;

const LINE_BLOCKS = new Set(["li", "thead", "tbody", "tfoot"]);

const enum Gap {
  none,
  space,
  line,
  paragraph,
}

/** Where pages end: after some length, or only where the markup says so. */
export type PageBreaks = "by-length" | "by-rule";

/** Collects text into sections; never divides a table row. */
export class SectionWriter {
  constructor(private readonly breaks: PageBreaks = "by-length") {}

  private readonly pages: ExtractedPage[] = [];
  private text = "";
  private headings: ExtractedPage["headings"] = [];
  private label: string | undefined;
  private heading: { level: number; start: number } | undefined;
  private gap = Gap.none;
  private tabs = 0;
  private pendingPrefix = "";
  private rowDepth = 0;
  private row: "outside" | "begun" | "written" = "outside";

  get endsInSpace(): boolean {
    return this.text.charCodeAt(this.text.length - 1) <= 32;
  }

  /** A row of a table stays one line. */
  get inRow(): boolean {
    return this.row !== "outside";
  }

  position(): string {
    return ` data-page="${this.pages.length + 1}" data-start="${this.text.length}"`;
  }

  prefix(value: string): void {
    this.pendingPrefix = value;
  }

  /** A run of inline text begins; writes what separates it from the text before. */
  begin(level: number | undefined): void {
    if (this.row !== "written" && this.isFull(level)) this.closePage();
    if (this.row === "written") this.text += this.tabs ? "\t".repeat(this.tabs) : this.gap ? " " : "";
    else {
      if (this.text) this.text = this.text.trimEnd() + (this.gap === Gap.paragraph ? "\n\n" : "\n");
      this.text += "\t".repeat(this.tabs);
    }
    this.text += this.pendingPrefix;
    this.pendingPrefix = "";
    this.tabs = 0;
    this.gap = Gap.none;
    if (this.row === "begun") this.row = "written";
    if (level !== undefined) this.heading = { level, start: this.text.length };
  }

  write(value: string): void {
    this.text += value;
  }

  end(): void {
    if (!this.heading) return;
    const end = this.text.trimEnd().length;
    const { level, start } = this.heading;
    if (end > start) this.headings.push({ level, start, end });
    if (end > start) this.label = this.text.slice(start, end).replace(/\s+/g, " ").slice(0, 120);
    this.heading = undefined;
  }

  /** Called at each block's start and end. A table within a cell is read as part of the cell. */
  separate(tag: string, opening: boolean, listDepth: number): void {
    if (tag === "tr") this.separateRow(opening);
    else if (this.rowDepth > 1) this.raise(Gap.space);
    else if (tag === "td" || tag === "th") this.tabs += opening ? 1 : 0;
    else if (this.inRow) this.raise(Gap.space);
    else if (LINE_BLOCKS.has(tag)) this.raise(Gap.line);
    else if (tag === "ul" || tag === "ol") this.raise(listDepth > (opening ? 0 : 1) ? Gap.line : Gap.paragraph);
    else this.raise((tag === "p" || tag === "div") && listDepth > 0 ? Gap.line : Gap.paragraph);
  }

  private separateRow(opening: boolean): void {
    this.rowDepth += opening ? 1 : -1;
    if (this.rowDepth > (opening ? 1 : 0)) return this.raise(Gap.space);
    this.row = opening ? "begun" : "outside";
    this.tabs = opening ? -1 : 0;
    this.raise(Gap.line);
  }

  /** The page ends here, whether or not it holds anything. */
  breakPage(): void {
    this.end();
    this.closePage();
    this.gap = Gap.none;
  }

  finish(): ExtractedPage[] {
    this.end();
    if (this.breaks === "by-length" || this.text) this.closePage();
    return this.pages;
  }

  private raise(gap: Gap): void {
    if (gap > this.gap) this.gap = gap;
  }

  private isFull(level: number | undefined): boolean {
    if (this.breaks === "by-rule") return false;
    const length = this.text.length;
    if (length >= SECTION_LENGTH) return true;
    if (level === undefined || this.inRow) return false;
    return length >= (level === 1 ? BEFORE_TOP_HEADING : BEFORE_HEADING);
  }

  private closePage(): void {
    const text = this.text.trimEnd();
    if (text || this.breaks === "by-rule") {
      const first = this.headings[0];
      const label = first && first.start === 0 ? text.slice(first.start, first.end).replace(/\s+/g, " ").slice(0, 120) : this.openingLabel;
      this.pages.push({ number: this.pages.length + 1, kind: this.breaks === "by-rule" ? "page" : "section", ...(label ? { label } : {}), text, headings: this.headings });
    }
    if (this.breaks === "by-length") this.openingLabel = this.label;
    this.text = "";
    this.headings = [];
  }

  private openingLabel: string | undefined;
}
