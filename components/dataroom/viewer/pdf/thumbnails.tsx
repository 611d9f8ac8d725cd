"use client";

import { useEffect, useEffectEvent } from "react";
import { Thumbnail } from "react-pdf";
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
  const column = usePageColumn({ count, ratio, gap: GAP, zoom: 1, maxWidth: WIDTH, padding: 20 });
  const follow = useEffectEvent((page: number) => {
    const element = column.scroller.current;
    const top = column.heights.slice(0, page - 1).reduce((sum, height) => sum + height + GAP, 0);
    const height = column.heights[page - 1] ?? 0;
    if (element && (top < element.scrollTop || top + height > element.scrollTop + element.clientHeight))
      element.scrollTop = top - element.clientHeight / 3;
  });
  useEffect(() => follow(current), [current]);

  return (
    <nav aria-label="Pages" className="hidden w-40 shrink-0 border-r bg-sunken xl:block">
      <div
        ref={column.scroller}
        onScroll={column.onScroll}
        className="h-full overflow-y-auto overscroll-contain px-5 pt-4 [scrollbar-width:thin]"
      >
        {column.heights.map((height, index) => {
          const page = index + 1;
          const drawn = column.width > 0 && page >= column.first && page <= column.last;
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
                  <Thumbnail
                    pageNumber={page}
                    width={column.width}
                    loading=""
                    error=""
                    devicePixelRatio={1}
                    onItemClick={() => onChoose(page)}
                    className="pointer-events-none"
                  />
                </button>
              )}
              <span aria-hidden className="tabular mt-1 text-muted">
                {page}
              </span>
            </div>
          );
        })}
      </div>
    </nav>
  );
}
