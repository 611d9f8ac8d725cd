"use client";

import { CircleCheck, CornerDownLeft, SearchX } from "lucide-react";
import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { Spinner } from "@/components/ui/display/spinner";
import { type Citation, citedRange } from "@/lib/client/citation/cited-range";
import { cellAddress } from "@/lib/kernel/sheet-grid";
import type { EvidenceResult } from "../evidence-result";
import { type PageTexts, usePageText } from "../use-page-text";

interface EvidenceTabProps {
  citation: Citation | null;
  result: EvidenceResult;
  /** The answer one came from. */
  from: string | null;
  part: string;
  version: number;
  texts: PageTexts;
  onShow: () => void;
}

/** The words an answer rests on, and whether they stand in the document. */
export function EvidenceTab({ citation, result, from, part, version, texts, onShow }: EvidenceTabProps) {
  if (!citation) {
    return (
      <p className="text-sm text-muted">
        Open this document from a numbered mark in an answer, and the cited words are marked on their page. Nothing is cited at the moment.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {citation.quote && (
        <blockquote className="border-l-2 border-evidence-edge pl-4 font-serif text-reading text-pretty">
          {result === "marked" ? <mark>{citation.quote}</mark> : citation.quote}
        </blockquote>
      )}
      <p className="text-sm text-muted">
        <CitedPlace {...{ citation, part, texts }} /> · version {version}
      </p>
      <EvidenceStatus result={result} part={part} page={citation.page} />
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={onShow}>
          Show the passage
        </Button>
        {from && (
          <Link href={from} className={buttonClass("secondary", "sm")}>
            <CornerDownLeft aria-hidden />
            Back to the answer
          </Link>
        )}
      </div>
    </div>
  );
}

/** The page; in a workbook the cells. */
function CitedPlace({ citation, part, texts }: { citation: Citation; part: string; texts: PageTexts }) {
  const read = usePageText(texts, citation.page);
  const sheet = read.state === "ready" && read.page.grid ? read.page : null;
  const range = sheet && citedRange(sheet.text, citation);
  const cells = range ? cellAddress(sheet, range.start, range.end) : null;
  return <span data-testid="cited-place">{cells ?? `${part} ${citation.page}`}</span>;
}

function EvidenceStatus({ result, part, page }: { result: EvidenceResult; part: string; page: number }) {
  if (result === "looking") {
    return (
      <p role="status" className="flex items-center gap-2 text-sm text-muted">
        <Spinner /> Looking for the passage
      </p>
    );
  }
  if (result === "marked") {
    return (
      <p role="status" className="flex items-center gap-2 text-sm text-ok">
        <CircleCheck aria-hidden className="size-4 shrink-0" /> Found and marked
      </p>
    );
  }
  return (
    <p role="status" className="flex gap-2 text-sm text-warn">
      <SearchX aria-hidden className="mt-0.5 size-4 shrink-0" />
      Less than half of these words were found on {part.toLowerCase()} {page}, so nothing is marked. The document may have changed since the
      answer.
    </p>
  );
}
