"use client";

import type { PDFPageProxy } from "pdfjs-dist";
import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import type { Citation } from "@/lib/client/citation/cited-range";
import type { EvidenceResult } from "../evidence-result";
import { type PageTexts, usePageText } from "../use-page-text";
import { type CitedBoxes, citedBoxes, recognisedBoxes } from "./cited-boxes";
import { type Box, union } from "./merge-boxes";

interface EvidenceOverlayProps {
  page: PDFPageProxy;
  citation: Citation;
  texts: PageTexts;
  onResult: (result: EvidenceResult) => void;
}

/** Amber over exactly the cited words; by the places of recognised words where the page has no text of its own. */
export function EvidenceOverlay({ page, citation, texts, onResult }: EvidenceOverlayProps) {
  const [layer, setLayer] = useState<CitedBoxes | null | undefined>(undefined);
  useEffect(() => {
    let current = true;
    void citedBoxes(page, citation)
      .catch(() => null)
      .then((result) => current && setLayer(result));
    return () => {
      current = false;
    };
  }, [page, citation]);
  if (layer === undefined) return null;
  if (layer) return <EvidenceMark found={layer} onResult={onResult} />;
  const { width, height } = page.getViewport({ scale: 1 });
  return <RecognisedEvidence {...{ citation, texts, onResult }} ratio={height / width} />;
}

interface RecognisedEvidenceProps extends Omit<EvidenceOverlayProps, "page"> {
  /** Height of the page by its width. */
  ratio: number;
}

/** The mark on a page that was read from its picture. */
export function RecognisedEvidence({ citation, texts, ratio, onResult }: RecognisedEvidenceProps) {
  const read = usePageText(texts, citation.page);
  const page = read.state === "ready" ? read.page : null;
  const found = useMemo(() => (page ? recognisedBoxes(page, citation, ratio) : null), [page, citation, ratio]);
  const settled = read.state === "ready" || read.state === "missing";
  const tell = useEffectEvent(() => onResult("missing"));
  useEffect(() => {
    if (settled && !found) tell();
  }, [settled, found]);
  return found ? <EvidenceMark found={found} onResult={onResult} /> : null;
}

function EvidenceMark({ found, onResult }: { found: CitedBoxes; onResult: (result: EvidenceResult) => void }) {
  const mark = useRef<HTMLDivElement>(null);
  const tell = useEffectEvent(() => onResult("marked"));
  useEffect(() => {
    tell();
    mark.current?.scrollIntoView({ block: "center", inline: "nearest" });
  }, [found]);

  const around = union(found.boxes);
  return (
    <div
      ref={mark}
      role="img"
      aria-label={`Cited passage: ${found.text}`}
      data-testid="evidence-mark"
      data-text={found.text}
      className="pointer-events-none absolute mix-blend-multiply"
      style={place(around)}
    >
      {found.boxes.map((box) => (
        <div
          key={`${box.left} ${box.top}`}
          className="absolute rounded-sm bg-evidence"
          style={place({
            left: (box.left - around.left) / around.width,
            top: (box.top - around.top) / around.height,
            width: box.width / around.width,
            height: box.height / around.height,
          })}
        />
      ))}
    </div>
  );
}

function place(box: Box) {
  return { left: `${box.left * 100}%`, top: `${box.top * 100}%`, width: `${box.width * 100}%`, height: `${box.height * 100}%` };
}
