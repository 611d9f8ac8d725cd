import type { CitationDto } from "../schema";

/** "page 4", "Prices!B7", "section 3": where a citation stands, in the words of its kind of document. */
export function placeInWords({ kind, page, pageLabel, cells }: Pick<CitationDto, "kind" | "page" | "pageLabel" | "cells">): string {
  if (cells) return cells;
  if (kind === "pdf") return `page ${pageLabel ?? page}`;
  if (kind === "xlsx" || kind === "csv") return `sheet ${pageLabel ?? page}`;
  return pageLabel ?? `section ${page}`;
}
