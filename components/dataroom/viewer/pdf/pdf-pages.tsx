"use client";

import { useCallback, useEffect, useEffectEvent } from "react";
import { usePageColumn } from "../use-page-column";
import type { ViewProps } from "../view-props";
import { isSideways, Turned } from "../turn/turned";
import { PdfPage } from "./pdf-page";

const GAP = 16;
const MAX_WIDTH = 860;

interface PdfPagesProps extends ViewProps {
  count: number;
  ratio: number;
}

/** The column of pages; only those near the view are drawn. */
export function PdfPages({ count, ratio, turn, zoom, target, citation, texts, onPage, onResult }: PdfPagesProps) {
  const sideways = isSideways(turn);
  const { attach, onScroll, heights, width, first, last, measured, goTo } = usePageColumn({
    count,
    ratio: sideways ? 1 / ratio : ratio,
    gap: GAP,
    zoom,
    maxWidth: MAX_WIDTH,
    padding: 16,
    onPage,
  });
  const ready = width > 0;
  const onMeasured = useCallback((page: number, upright: number) => measured(page, sideways ? 1 / upright : upright), [measured, sideways]);
  const go = useEffectEvent((page: number) => goTo(page));
  useEffect(() => {
    if (ready) go(target.page);
  }, [ready, target]);
  const beyond = citation !== null && citation.page > count;
  const missing = useEffectEvent(() => onResult("missing"));
  useEffect(() => {
    if (beyond) missing();
  }, [beyond]);

  return (
    <div
      ref={attach}
      onScroll={onScroll}
      role="region"
      aria-label="Document"
      tabIndex={0}
      className="min-w-0 flex-1 overflow-auto overscroll-contain bg-sunken focus-visible:-outline-offset-2"
    >
      <div className="mx-auto w-max py-4" style={{ minWidth: ready ? width + 32 : undefined }}>
        {heights.map((height, index) => {
          const page = index + 1;
          const drawn = ready && page >= first && page <= last;
          return (
            <div
              key={page}
              data-page={page}
              role="group"
              aria-label={`Page ${page} of ${count}`}
              className="relative mx-auto mb-4 overflow-hidden border bg-surface"
              style={{ width: width, height }}
            >
              {drawn && (
                <Turned turn={turn} ratio={sideways ? width / height : height / width}>
                  <PdfPage
                    number={page}
                    width={sideways ? height : width}
                    citation={citation?.page === page ? citation : null}
                    texts={texts}
                    onResult={onResult}
                    onMeasured={onMeasured}
                  />
                </Turned>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
