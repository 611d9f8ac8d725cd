"use client";

import { useEffect, useEffectEvent } from "react";
import { Page } from "react-pdf";
import { classNames } from "@/lib/client/class-names";
import { usePageColumn } from "../use-page-column";

interface ThumbnailsProps {
  count: number;
  ratio: number;
  current: number;
  onChoose: (page: number) => void;
}

const GAP = 34;
const WIDTH = 104;

/** Small pages to choose from; the present one is kept in sight. */
export function Thumbnails({ count, ratio, current, onChoose }: ThumbnailsProps) {
  const { attach, onScroll, heights, width, first, last, reveal } = usePageColumn({
    count,
    ratio,
    gap: GAP,
    zoom: 1,
    maxWidth: WIDTH,
    padding: 20,
  });
  const follow = useEffectEvent((page: number) => reveal(page));
  useEffect(() => follow(current), [current]);

  return (
    <nav aria-label="Pages" className="hidden w-40 shrink-0 border-r bg-sunken xl:block">
      <div ref={attach} onScroll={onScroll} className="h-full overflow-y-auto overscroll-contain px-5 pt-4 [scrollbar-width:thin]">
        {heights.map((height, index) => {
          const page = index + 1;
          const drawn = width > 0 && page >= first && page <= last;
          return (
            <div key={page} className="flex flex-col items-center" style={{ height: height + GAP }}>
              {drawn && (
                <button
                  type="button"
                  aria-label={`Page ${page}`}
                  aria-current={page === current ? "page" : undefined}
                  onClick={() => onChoose(page)}
                  className={classNames(
                    "block border bg-surface",
                    page === current ? "border-accent outline-2 outline-accent" : "border-hairline hover:border-edge",
                  )}
                >
                  <Page
                    pageNumber={page}
                    width={width}
                    renderTextLayer={false}
                    renderAnnotationLayer={false}
                    _enableRegisterUnregisterPage={false}
                    loading=""
                    error=""
                    devicePixelRatio={1}
                  />
                </button>
              )}
              <span aria-hidden className="mt-1 text-xs text-muted">
                {page}
              </span>
            </div>
          );
        })}
      </div>
    </nav>
  );
}
