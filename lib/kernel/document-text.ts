import type { DocumentFlag } from "./document-flags";
import type { SheetGrid } from "./sheet-grid";

/**
 * What extraction yields and everything downstream relies on.
 * Offsets are UTF-16 code units into `text` of the one page, start inclusive, end exclusive.
 */
export type PageKind = "page" | "sheet" | "section";

/** Character offsets into the page's text, then the corners of the word in shares of the page's sides, origin at the upper left. */
export type WordBox = [start: number, end: number, x0: number, y0: number, x1: number, y1: number];

export interface ExtractedPage {
  /** 1-based, dense. */
  number: number;
  kind: PageKind;
  /** Sheet name, slide title; absent for PDF pages. */
  label?: string;
  text: string;
  /** Headings of this page in reading order; offsets into `text`. */
  headings: { level: number; start: number; end: number }[];
  /** Recognition confidence 0..1 where the text came from OCR. */
  ocrConfidence?: number;
  /** Where its words stand, where the text came from OCR. */
  words?: WordBox[];
  /** Of a sheet: where its lines and cells stand. */
  grid?: SheetGrid;
}

export interface ExtractedDocument {
  pages: ExtractedPage[];
  /** Numbers of pages without readable text, named to the user and never dropped silently. */
  unreadablePages: number[];
  /** Those of them that show something: their text may be read from the picture. */
  picturedPages?: number[];
  /** Sanitized HTML of the whole document for the viewer (DOCX, PPTX, HTML, MD, EML); each page's text is a projection of it. */
  html?: string;
  title?: string;
  /** What a reader should be warned of. */
  flags?: DocumentFlag[];
}
