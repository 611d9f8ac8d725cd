"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/controls/button";
import { number } from "@/lib/client/format";
import { useReaderLocale } from "@/lib/client/use-reader-locale";

export interface PaginationProps {
  /** Links, so that a page is an address; absent where there is no such page. */
  previousHref?: string;
  nextHref?: string;
  /** How many stand on this page, and how many there are. */
  shown: number;
  total: number;
  /** There are more than `total`: nobody counted on. */
  more?: boolean;
  /** How many stand on the pages before. */
  before?: number;
  /** "documents" */
  what: string;
}

export function Pagination({ previousHref, nextHref, shown, total, more = false, before = 0, what }: PaginationProps) {
  const locale = useReaderLocale();
  return (
    <nav
      aria-label={`Pages of ${what}`}
      className="flex flex-wrap items-center justify-between gap-3 px-4 py-2.5 lg:px-6 text-sm text-muted"
    >
      <p>
        {before > 0 ? `${number(before + 1, locale)}–${number(before + shown, locale)}` : number(shown, locale)} of {number(total, locale)}
        {more && "+"} {total === 1 ? what.replace(/s$/, "") : what}
      </p>
      {(previousHref || nextHref) && (
        <div className="flex gap-2">
          <PageLink href={previousHref} label="Previous" before={<ChevronLeft aria-hidden />} />
          <PageLink href={nextHref} label="Next" after={<ChevronRight aria-hidden />} />
        </div>
      )}
    </nav>
  );
}

function PageLink({ href, label, before, after }: { href?: string; label: string; before?: ReactNode; after?: ReactNode }) {
  const content = (
    <>
      {before}
      {label}
      {after}
    </>
  );
  if (href) {
    return (
      <Link href={href} className={buttonClass("secondary", "sm")}>
        {content}
      </Link>
    );
  }
  return (
    <span aria-disabled="true" role="link" className={buttonClass("secondary", "sm")}>
      {content}
    </span>
  );
}
