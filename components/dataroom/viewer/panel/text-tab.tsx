"use client";

import { citedRange, type Citation } from "@/lib/client/citation/cited-range";
import { MarkedText } from "../marked-text";
import { PageTextState } from "../page-text-state";
import { type PageTexts, usePageText } from "../use-page-text";

interface TextTabProps {
  texts: PageTexts;
  page: number;
  part: string;
  citation: Citation | null;
}

/** What was read from the page in view: this is what search and answers see. */
export function TextTab({ texts, page, part, citation }: TextTabProps) {
  const read = usePageText(texts, page);
  const ready = read.state === "ready" ? read.page : null;
  const range = ready && citation?.page === page ? citedRange(ready.text, citation) : null;
  return (
    <section aria-label={`Text of ${part.toLowerCase()} ${page}`}>
      <p className="mb-3 text-xs text-muted">
        {part} {page}
        {ready?.label && ` · ${ready.label}`} · as search and answers read it
        {ready?.ocrConfidence != null && ` · recognised with ${Math.round(ready.ocrConfidence * 100)} % confidence`}
      </p>
      {ready ? (
        ready.text ? (
          <p className="text-sm break-words whitespace-pre-wrap">
            <MarkedText text={ready.text} range={range} />
          </p>
        ) : (
          <p className="text-sm text-warn">No text could be read on this page. It cannot be found by search or cited.</p>
        )
      ) : (
        read.state !== "ready" && <PageTextState read={read} number={page} onRetry={() => texts.again(page)} />
      )}
    </section>
  );
}
