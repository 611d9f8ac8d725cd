/** The part of a pdfjs text item this module needs; positions are PDF units, origin at the lower left. */
export interface PdfTextItem {
  str: string;
  dir?: string;
  transform: readonly number[];
  width: number;
  height: number;
  hasEOL?: boolean;
  fontName?: string;
}

/** `text.slice(start, end)` was drawn by `items[item]`, beginning at character `from` of its string. */
export interface PdfTextRun {
  start: number;
  end: number;
  item: number;
  from: number;
}

export interface PdfTextLine {
  start: number;
  end: number;
  /** Height of most of its letters, PDF units. */
  height: number;
  /** The font all of it is set in, where it is one. */
  font?: string | undefined;
  /** A blank line stands before it in `text`. */
  opensParagraph: boolean;
}

export interface PdfPageText {
  text: string;
  runs: PdfTextRun[];
  lines: PdfTextLine[];
  items: readonly PdfTextItem[];
}
