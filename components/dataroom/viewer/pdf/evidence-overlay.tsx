"use client";

import type { PDFPageProxy } from "pdfjs-dist";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Citation } from "@/lib/client/citation/cited-range";
import type { EvidenceResult } from "../evidence-result";
import { type CitedBoxes, citedBoxes } from "./cited-boxes";
import { type Box, union } from "./merge-boxes";

interface EvidenceOverlayProps {
  page: PDFPageProxy;
  citation: Citation;
  onResult: (result: EvidenceResult) => void;
}

/** Amber over exactly the cited words. */
export function EvidenceOverlay({ page, citation, onResult }: EvidenceOverlayProps) {
  const [found, setFound] = useState<CitedBoxes | null>(null);
  const mark = useRef<HTMLDivElement>(null);
  const tell = useEffectEvent(onResult);
  useEffect(() => {
    let current = true;
    void citedBoxes(page, citation)
      .catch(() => null)
      .then((result) => {
        if (!current) return;
        setFound(result);
        tell(result ? "marked" : "missing");
      });
    return () => {
      current = false;
    };
  }, [page, citation]);
  useEffect(() => {
    if (found) mark.current?.scrollIntoView({ block: "center", inline: "nearest" });
  }, [found]);

  if (!found) return null;
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
