"use client";

import { useCallback, useImperativeHandle, useState, type Ref } from "react";
import { PAGE_WIDTHS, PREVIEW_WIDTH, type SharedPages } from "@/lib/domains/sharing/pages/schema";
import { type Refusal, shareAddress } from "../share-api";
import { PagePicture } from "./page-picture";
import { usePageView } from "./use-page-view";

/** A4 upright, until the first picture says otherwise. */
const USUAL_RATIO = 1.414;

export interface PageColumnHandle {
  goTo: (page: number) => void;
}

interface PageColumnProps {
  token: string;
  shared: SharedPages;
  start: number;
  zoom: number;
  onPage: (page: number) => void;
  onRefusal: (refusal: Refusal) => void;
  handle: Ref<PageColumnHandle>;
}

export function PageColumn({ token, shared, start, zoom, onPage, onRefusal, handle }: PageColumnProps) {
  const { documentId, name, pages, cut } = shared;
  const [ratio, setRatio] = useState<number | null>(null);
  const { attach, width, near, goTo } = usePageView({ count: pages, zoom, start, onPage });
  useImperativeHandle(handle, () => ({ goTo }), [goTo]);
  const onRatio = useCallback((first: number) => setRatio((known) => known ?? first), []);
  const asked = pictureWidth(width);
  return (
    <div ref={attach} role="region" aria-label={`Pages of ${name}`} tabIndex={0} className="min-h-0 flex-1 overflow-auto bg-sunken outline-offset-[-2px]">
      <div className="mx-auto flex w-max min-w-full flex-col items-center gap-4 p-4">
        {width > 0 &&
          Array.from({ length: pages }, (_, index) => index + 1).map((page) => (
            <PagePicture
              key={page}
              page={page}
              address={shareAddress(token, `/documents/${documentId}/pages/${page}?width=${asked}`)}
              label={`Page ${page} of ${pages} of ${name}`}
              near={near.has(page)}
              ratio={ratio ?? USUAL_RATIO}
              width={width}
              onRatio={onRatio}
              onRefusal={onRefusal}
            />
          ))}
        {cut && <p className="max-w-prose py-4 text-center text-sm text-muted">The text goes on; the rest is not shown.</p>}
      </div>
    </div>
  );
}

/** The smallest picture that is sharp here. */
function pictureWidth(width: number): number {
  const pixels = width * (typeof window === "undefined" ? 1 : window.devicePixelRatio);
  const readable = PAGE_WIDTHS.filter((one) => one > PREVIEW_WIDTH);
  return readable.find((one) => one >= pixels) ?? readable.at(-1) ?? 1200;
}
