"use client";

import { useEffect, useEffectEvent } from "react";
import { useFoundOn } from "./find/found-matches";
import { MarkedText } from "./marked-text";
import { PageTextState } from "./page-text-state";
import { useCitedPage } from "./use-cited-page";
import { usePageText } from "./use-page-text";
import type { ViewProps } from "./view-props";

/** Plain text, one section at a time. */
export function TextView({ texts, target, citation, zoom, onPage, onResult }: ViewProps) {
  const number = target.page;
  const read = usePageText(texts, number);
  const { range, container } = useCitedPage<HTMLDivElement>(read, citation?.page === number ? citation : null, onResult);
  const found = useFoundOn(number);
  const tell = useEffectEvent((page: number) => onPage(page));
  useEffect(() => tell(number), [number]);
  return (
    <div
      ref={container}
      role="region"
      aria-label="Document"
      tabIndex={0}
      className="min-w-0 flex-1 overflow-auto bg-sunken p-4 focus-visible:-outline-offset-2"
    >
      <div className="mx-auto max-w-3xl border bg-surface px-6 py-8 sm:px-12" style={{ fontSize: `${zoom * 1.0625}rem`, lineHeight: 1.6 }}>
        {read.state === "ready" ? (
          <p className="font-serif break-words whitespace-pre-wrap">
            <MarkedText text={read.page.text} range={range} whole={range ? read.page.text.slice(range.start, range.end) : undefined} found={found} />
          </p>
        ) : (
          <PageTextState read={read} number={number} onRetry={() => texts.again(number)} />
        )}
      </div>
    </div>
  );
}
