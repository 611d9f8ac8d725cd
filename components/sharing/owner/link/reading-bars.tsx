import { classNames } from "@/lib/client/class-names";
import type { ReadDocumentDto, ReadPageDto } from "@/lib/domains/sharing/owner/schema";
import { duration } from "./duration";

/** Beyond that only the pages that were read have a bar. */
const MOST_BARS = 120;

/** A bar for each page, as high as it was read long; the same in words for who does not see them. */
export function ReadingBars({ document }: { document: Pick<ReadDocumentDto, "name" | "pages" | "pageCount"> }) {
  const pages = barsOf(document);
  const longest = Math.max(1, ...pages.map((page) => page.milliseconds));
  return (
    <ol aria-label={`Time on each page of ${document.name}`} className="flex flex-wrap items-end gap-0.5">
      {pages.map(({ page, milliseconds }) => (
        <li key={page} title={spoken(page, milliseconds)} className="flex h-8 w-1.5 items-end rounded-xs bg-hairline">
          <span className="sr-only">{spoken(page, milliseconds)}</span>
          <span
            aria-hidden
            className={classNames("w-full rounded-xs", milliseconds > 0 ? "bg-accent" : "bg-transparent")}
            style={{ height: `${milliseconds > 0 ? Math.max(8, (milliseconds / longest) * 100) : 0}%` }}
          />
        </li>
      ))}
    </ol>
  );
}

export function barsOf({ pages, pageCount }: Pick<ReadDocumentDto, "pages" | "pageCount">): readonly ReadPageDto[] {
  if (pageCount === null || pageCount > MOST_BARS) return pages.slice(0, MOST_BARS);
  const read = new Map(pages.map((page) => [page.page, page.milliseconds]));
  return Array.from({ length: pageCount }, (_, index) => ({ page: index + 1, milliseconds: read.get(index + 1) ?? 0 }));
}

function spoken(page: number, milliseconds: number): string {
  return `Page ${page}: ${milliseconds > 0 ? duration(milliseconds) : "not read"}`;
}
