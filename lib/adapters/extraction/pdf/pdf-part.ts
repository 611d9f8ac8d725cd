import "server-only";
import type { ExtractedDocument, ExtractedPage } from "@/lib/kernel/document-text";
import type { Findings } from "../flags/findings";
import { type PageLines, findHeadings } from "./pdf-headings";

/** One of `of` equal stretches of a document's pages. */
export interface PartOfPages {
  index: number;
  of: number;
}

export interface PdfPart {
  pages: PageLines[];
  /** Pages of the whole document. */
  total: number;
  title?: string;
  /** Of the first part. */
  findings?: Findings;
  /** Numbers of pages without text that show something. */
  pictured: number[];
}

/** A document is divided between threads only when each gets at least this many pages; opening it costs about as much as ten. */
const LEAST_PAGES = 50;

/** Pages from `first` to `last`, 1-based; empty (last < first) when the document is too short to be divided. */
export function pagesOfPart(total: number, { index, of }: PartOfPages): { first: number; last: number } {
  if (total < LEAST_PAGES * of) return index === 0 ? { first: 1, last: total } : { first: 1, last: 0 };
  return { first: Math.floor((total * index) / of) + 1, last: Math.floor((total * (index + 1)) / of) };
}

/** The document from all its parts, in order: headings are judged by the letters of the whole. */
export function assemblePdf(parts: readonly PdfPart[]): ExtractedDocument {
  const texts = parts.flatMap((part) => part.pages);
  const headings = findHeadings(texts);
  const pages = texts.map(({ text }, index): ExtractedPage => ({ number: index + 1, kind: "page", text, headings: headings[index] ?? [] }));
  const unreadablePages = pages.filter((page) => !hasWords(page.text)).map((page) => page.number);
  const title = parts[0]?.title;
  const picturedPages = parts.flatMap((part) => part.pictured);
  return { pages, unreadablePages, picturedPages, ...(title ? { title } : {}) };
}

export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
