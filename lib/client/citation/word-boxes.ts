import type { WordBox } from "@/lib/kernel/document-text";

/** A rectangle in shares of the page's width and height, 0 to 1, origin at the upper left. */
export interface ShareBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where the words of a range stand on a page that was read from its picture. */
export function boxesOfRange(words: readonly WordBox[], start: number, end: number): ShareBox[] {
  return words
    .filter((word) => word[0] < end && word[1] > start)
    .map(([, , x0, y0, x1, y1]) => ({ left: x0, top: y0, width: x1 - x0, height: y1 - y0 }));
}
