"use client";

import { useMemo } from "react";
import { EXTRACTIVE_NOTICE } from "@/lib/domains/chat/labels";
import type { ReviewedAnswerDto } from "@/lib/domains/chat/access-review/schema";
import { AnswerMarkdown } from "../markdown/answer-markdown";

const NONE: ReadonlyArray<{ start: number; end: number }> = [];

/** The answer as the member would read it; nothing of it is kept. */
export function ReviewedAnswer({ answer }: { answer: ReviewedAnswerDto }) {
  const numbers = useMemo(() => new Set(answer.citations.map((citation) => citation.number)), [answer.citations]);
  if (answer.refusal) {
    return (
      <p role="status" className="mt-4 text-sm text-muted">
        {answer.refusal}
      </p>
    );
  }
  return (
    <article aria-label="The member's answer" className="mt-4 flex flex-col gap-4">
      <div className="max-w-prose text-reading">
        <AnswerMarkdown text={answer.text} numbers={numbers} unsupported={NONE} renderMark={(number, key) => <sup key={key}>[{number}]</sup>} />
      </div>
      {answer.citations.length > 0 && (
        <ol aria-label="Sources" className="border-t text-sm">
          {answer.citations.map((citation) => (
            <li key={citation.number} className="border-b py-2">
              [{citation.number}] {citation.documentName}, p. {citation.pageLabel ?? citation.page}: <q className="font-serif">{citation.quote}</q>
            </li>
          ))}
        </ol>
      )}
      {answer.engine === "extractive" && <p className="text-xs text-muted">{EXTRACTIVE_NOTICE}</p>}
    </article>
  );
}
