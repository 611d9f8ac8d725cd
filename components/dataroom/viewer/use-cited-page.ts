"use client";

import { type RefObject, useEffect, useEffectEvent, useMemo, useRef } from "react";
import { type Citation, citedRange, type TextRange } from "@/lib/client/citation/cited-range";
import type { EvidenceResult } from "./evidence-result";
import type { PageText } from "./use-page-text";

/** The cited range of a page's text once that is here; tells the result, and brings the mark into sight. */
export function useCitedPage<E extends HTMLElement>(
  read: PageText,
  citation: Citation | null,
  onResult: (result: EvidenceResult) => void,
): { range: TextRange | null; container: RefObject<E | null> } {
  const container = useRef<E>(null);
  const text = read.state === "ready" ? read.page.text : null;
  const range = useMemo(() => (text !== null && citation ? citedRange(text, citation) : null), [text, citation]);
  const settled = citation !== null && (read.state === "ready" || read.state === "missing");
  const tell = useEffectEvent((found: boolean) => {
    onResult(found ? "marked" : "missing");
    if (found) container.current?.querySelector("mark")?.scrollIntoView({ block: "center", inline: "nearest" });
  });
  useEffect(() => {
    if (settled) tell(range !== null);
  }, [settled, range]);
  return { range, container };
}
