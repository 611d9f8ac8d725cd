/**
 * What extraction yields and everything downstream relies on.
 * Offsets are UTF-16 code units into `text` of the one page, start inclusive, end exclusive.
 */
export type PageKind = "page" | "sheet" | "section";

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
}

export interface ExtractedDocument {
  pages: ExtractedPage[];
  /** Numbers of pages without readable text, named to the user and never dropped silently. */
  unreadablePages: number[];
  /** Sanitized HTML of the whole document for the viewer (DOCX, HTML, MD); each page's text is a projection of it. */
  html?: string;
  title?: string;
}
