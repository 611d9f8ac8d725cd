import type { PDFPageProxy } from "pdfjs-dist";
import { type Citation, citedRange, type TextRange } from "@/lib/client/citation/cited-range";
import { boxesOfRange } from "@/lib/client/citation/word-boxes";
import type { PageTextDto } from "@/lib/domains/dataroom/schema";
import type { WordBox } from "@/lib/kernel/document-text";
import { pdfPageText, type PdfPageText, type PdfTextItem, rectsForRange } from "@/lib/kernel/pdf-page-text";
import { type Box, mergeBoxes } from "./merge-boxes";

export interface CitedBoxes {
  /** The marked words as the page's text has them. */
  text: string;
  /** In shares of the page's width and height, 0 to 1. */
  boxes: Box[];
}

/** The same on a page that was read from its picture; `ratio` is its height by its width. */
export function recognisedBoxes(page: Pick<PageTextDto, "text" | "words">, citation: Citation, ratio: number): CitedBoxes | null {
  const range = citedRange(page.text, citation);
  const boxes = range ? boxesOnPicture(page.words ?? [], range, ratio) : [];
  return range && boxes.length > 0 ? { text: page.text.slice(range.start, range.end), boxes } : null;
}

/** Where a range of recognised text stands, in shares of the page. */
export function boxesOnPicture(words: readonly WordBox[], { start, end }: TextRange, ratio: number): Box[] {
  // Gaps between words are measured in heights, so both sides need one unit.
  const boxes = boxesOfRange(words, start, end).map((box) => stretched(box, ratio));
  return mergeBoxes(boxes).map((box) => stretched(box, 1 / ratio));
}

function stretched(box: Box, by: number): Box {
  return { ...box, top: box.top * by, height: box.height * by };
}

/** Where the cited words stand on the page as it is shown; null when less than half of them is found. */
export async function citedBoxes(page: PDFPageProxy, citation: Citation): Promise<CitedBoxes | null> {
  const { items } = await page.getTextContent();
  const text = pdfPageText(items.filter((item): item is typeof item & PdfTextItem => "str" in item));
  const range = citedRange(text.text, citation);
  if (!range) return null;
  const boxes = boxesOnPage(page, text, range);
  return boxes.length > 0 ? { text: text.text.slice(range.start, range.end), boxes } : null;
}

/** Where a range of a PDF page's text stands, in shares of the page. */
export function boxesOnPage(page: PDFPageProxy, text: PdfPageText, range: TextRange): Box[] {
  const viewport = page.getViewport({ scale: 1 });
  const boxes = rectsForRange(text, range.start, range.end).map(({ x, y, width, height }): Box => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = viewport.convertToViewportRectangle([x, y, x + width, y + height]);
    return { left: Math.min(x1, x2), top: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
  });
  return mergeBoxes(boxes).map((box) => ({
    left: box.left / viewport.width,
    top: box.top / viewport.height,
    width: box.width / viewport.width,
    height: box.height / viewport.height,
  }));
}
