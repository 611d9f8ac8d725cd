"use client";

import type { PDFPageProxy } from "pdfjs-dist";
import { useEffect, useMemo, useState } from "react";
import { pdfPageText, type PdfPageText, type PdfTextItem } from "@/lib/kernel/pdf-page-text";
import { boxesOnPage, boxesOnPicture } from "../pdf/cited-boxes";
import type { Box } from "../pdf/merge-boxes";
import { type PageTexts, usePageText } from "../use-page-text";
import { bringIntoSight } from "./bring-into-sight";
import { type FoundRange, useFoundOn } from "./found-matches";

/** Drawn on one page; more would hide it. */
const MOST = 300;

interface PlaceProps {
  number: number;
  texts: PageTexts;
}

/** What was found on a page of a PDF, by its text or, where it has none, by the places of recognised words. */
export function FoundOnPdfPage({ page, ...place }: PlaceProps & { page: PDFPageProxy }) {
  const found = useFoundOn(place.number);
  const any = found.length > 0;
  const [text, setText] = useState<PdfPageText | null>(null);
  useEffect(() => {
    let current = true;
    if (any) void readText(page).then((read) => current && setText(read));
    return () => {
      current = false;
    };
  }, [any, page]);
  const boxes = useMemo(
    () => (text ? found.slice(0, MOST).map((range) => ({ range, boxes: boxesOnPage(page, text, range) })) : []),
    [found, page, text],
  );
  if (!any || !text) return null;
  if (text.text.trim() !== "") return <Boxes places={boxes} />;
  const { width, height } = page.getViewport({ scale: 1 });
  return <FoundOnPicture {...place} ratio={height / width} />;
}

async function readText(page: PDFPageProxy): Promise<PdfPageText> {
  const { items } = await page.getTextContent();
  return pdfPageText(items.filter((item): item is typeof item & PdfTextItem => "str" in item));
}

/** What was found on a page that was read from its picture; `ratio` is its height by its width. */
export function FoundOnPicture({ number, texts, ratio }: PlaceProps & { ratio: number }) {
  const found = useFoundOn(number);
  return found.length > 0 ? <RecognisedBoxes {...{ number, texts, ratio, found }} /> : null;
}

function RecognisedBoxes({ number, texts, ratio, found }: PlaceProps & { ratio: number; found: readonly FoundRange[] }) {
  const read = usePageText(texts, number);
  const words = read.state === "ready" ? read.page.words : null;
  return <Boxes places={found.slice(0, MOST).map((range) => ({ range, boxes: boxesOnPicture(words ?? [], range, ratio) }))} />;
}

function Boxes({ places }: { places: readonly { range: FoundRange; boxes: readonly Box[] }[] }) {
  return places.flatMap(({ range, boxes }) =>
    boxes.map((box, index) => (
      <div
        key={`${range.start} ${index}`}
        ref={range.current && index === 0 ? bringIntoSight : undefined}
        data-testid={range.current ? "found-current" : "found"}
        data-match
        aria-current={range.current || undefined}
        aria-hidden
        className={`pointer-events-none absolute rounded-sm ${range.current ? "bg-accent/30 outline-2 outline-accent" : "bg-accent/20"}`}
        style={{ left: `${box.left * 100}%`, top: `${box.top * 100}%`, width: `${box.width * 100}%`, height: `${box.height * 100}%` }}
      />
    )),
  );
}
