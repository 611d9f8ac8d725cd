"use client";

import { useCallback, useEffect, useRef, useState } from "react";

export interface PageView {
  attach: (element: HTMLDivElement | null) => void;
  /** Of a page, in CSS pixels. */
  width: number;
  /** Those in view and about a screen on either side: their pictures are worth asking for. */
  near: ReadonlySet<number>;
  goTo: (page: number) => void;
}

const WIDEST = 900;
const PADDING = 32;

/** Which pages of a scrolling column are in view. Pages carry `data-page`. */
export function usePageView({ count, zoom, start, onPage }: { count: number; zoom: number; start: number; onPage: (page: number) => void }): PageView {
  const [element, attach] = useState<HTMLDivElement | null>(null);
  const [room, setRoom] = useState(0);
  const [near, setNear] = useState<ReadonlySet<number>>(new Set());
  const inNear = useRef(near);

  useEffect(() => {
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);

  useEffect(() => {
    if (!element || room === 0) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const next = new Set(inNear.current);
        for (const entry of entries) {
          const page = pageOf(entry.target);
          if (entry.isIntersecting) next.add(page);
          else next.delete(page);
        }
        inNear.current = next;
        setNear(next);
      },
      { root: element, rootMargin: "75% 0px" },
    );
    for (const page of element.querySelectorAll("[data-page]")) observer.observe(page);
    return () => observer.disconnect();
  }, [element, room, count]);

  useEffect(() => {
    if (!element) return;
    const look = () => {
      // At the end the last pages cannot come up to the line any more.
      const atEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 4;
      const line = element.getBoundingClientRect().top + (atEnd ? element.clientHeight : element.clientHeight / 3);
      const passed = [...inNear.current].filter((page) => (pageElement(element, page)?.getBoundingClientRect().top ?? Infinity) <= line);
      if (passed.length > 0) onPage(Math.max(...passed));
    };
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [element, onPage]);

  const goTo = useCallback((page: number) => element && pageElement(element, page)?.scrollIntoView({ block: "start", behavior: "instant" }), [element]);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || !element || room === 0) return;
    begun.current = true;
    if (start > 1) goTo(start);
  }, [element, room, start, goTo]);
  return { attach, width: Math.round(Math.max(0, Math.min(room - PADDING, WIDEST)) * zoom), near, goTo };
}

const pageOf = (element: Element) => Number(element.getAttribute("data-page"));
const pageElement = (element: HTMLElement, page: number) => element.querySelector(`[data-page="${page}"]`);
