"use client";

import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import { pageHeights, pageTop, pageWindow } from "./page-window";

interface PageColumnOptions {
  count: number;
  /** Height of a page divided by its width, until it is known. */
  ratio: number;
  gap: number;
  zoom: number;
  /** Widest page at zoom 1, in pixels. */
  maxWidth: number;
  /** Pixels on either side of a page. */
  padding: number;
  onPage?: (page: number) => void;
}

export interface PageColumn {
  /** Of the element that scrolls. */
  attach: (element: HTMLDivElement | null) => void;
  onScroll: () => void;
  width: number;
  heights: readonly number[];
  first: number;
  last: number;
  measured: (page: number, ratio: number) => void;
  goTo: (page: number) => void;
  /** Scrolls only if the page is not wholly in view. */
  reveal: (page: number) => void;
}

/** A long column of pages of which only those near the view are drawn. The place is kept when the size changes. */
export function usePageColumn({ count, ratio, gap, zoom, maxWidth, padding, onPage }: PageColumnOptions): PageColumn {
  const [element, attach] = useState<HTMLDivElement | null>(null);
  const [view, setView] = useState({ top: 0, width: 0, height: 0 });
  const [ratios, setRatios] = useState<ReadonlyMap<number, number>>(new Map());
  const width = Math.max(0, Math.floor(Math.min(view.width - 2 * padding, maxWidth) * zoom));
  const heights = useMemo(
    () => pageHeights(count, new Map([...ratios].map(([page, one]) => [page, Math.round(one * width)])), Math.round(ratio * width)),
    [count, ratios, ratio, width],
  );
  const { first, last, current } = pageWindow(heights, view.top, view.height, gap);

  useEffect(() => {
    if (!element) return;
    const look = () => setView({ top: element.scrollTop, width: element.clientWidth, height: element.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);

  const onScroll = useCallback(() => {
    if (element) setView((before) => ({ ...before, top: element.scrollTop }));
  }, [element]);

  const kept = useRef({ width, total: 0 });
  useLayoutEffect(() => {
    const total = pageTop(heights, heights.length + 1, gap);
    if (element && kept.current.width > 0 && kept.current.width !== width && kept.current.total > 0) {
      element.scrollTo({ top: (element.scrollTop / kept.current.total) * total, behavior: "instant" });
    }
    kept.current = { width, total };
  }, [element, heights, width, gap]);

  const tell = useEffectEvent((page: number) => onPage?.(page));
  const ready = width > 0;
  useEffect(() => {
    if (ready) tell(current);
  }, [ready, current]);

  const measured = useCallback(
    (page: number, one: number) => setRatios((before) => (before.get(page) === one ? before : new Map(before).set(page, one))),
    [],
  );
  const goTo = useCallback(
    (page: number) => {
      element?.scrollTo({ top: pageTop(heights, page, gap), behavior: "instant" });
    },
    [element, heights, gap],
  );
  const reveal = useCallback(
    (page: number) => {
      const top = pageTop(heights, page, gap);
      if (element && (top < element.scrollTop || top + (heights[page - 1] ?? 0) > element.scrollTop + element.clientHeight)) {
        element.scrollTo({ top: top - element.clientHeight / 3, behavior: "instant" });
      }
    },
    [element, heights, gap],
  );
  return { attach, onScroll, width, heights, first, last, measured, goTo, reveal };
}
