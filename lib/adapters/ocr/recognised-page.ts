import type { WordBox } from "@/lib/kernel/document-text";

/** What was read from one page's picture. */
export interface RecognisedPage {
  text: string;
  words: WordBox[];
  /** 0..1, weighted by the length of the words; null where nothing is on the page. */
  confidence: number | null;
}

/** Pictures, and PDF pages without text, are read from their pixels. */
export type PictureKind = "pdf" | "png" | "jpeg" | "tiff";
