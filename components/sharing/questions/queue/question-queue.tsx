"use client";

import { MessageCircleQuestion } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { EmptyState } from "@/components/patterns/empty-state";
import { Pagination } from "@/components/patterns/pagination";
import { buttonClass } from "@/components/ui/controls/button";
import { classNames } from "@/lib/client/class-names";
import { useLiveRefresh } from "@/lib/client/use-live-refresh";
import { sharesPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { QUESTION_LABELS } from "@/lib/domains/sharing/questions/labels";
import type { QuestionListDto, QuestionStatus } from "@/lib/domains/sharing/questions/schema";
import { QUESTION_EVENTS } from "./question-event-types";
import { QuestionRow } from "./question-row";
import { QUESTIONS_PAGE, questionsHref, type QuestionsQuery } from "./questions-query";

interface QuestionQueueProps {
  address: WorkspaceAddress;
  query: QuestionsQuery;
  list: QuestionListDto;
}

/** What visitors ask: of one link, or of all. The address holds the state, the page and the open question. */
export function QuestionQueue({ address, query, list }: QuestionQueueProps) {
  const [open, setOpen] = useState(query.question);
  const { data, total } = list;
  const drafting = data.some(({ status, draft, draftError }) => status === "asked" && !draft && !draftError);
  useLiveRefresh(address, QUESTION_EVENTS, { busy: drafting });
  const toggle = (id: string, opened: boolean) => {
    if (opened === (open === id)) return;
    const next = opened ? id : null;
    setOpen(next);
    window.history.replaceState(null, "", questionsHref(address, query, { page: query.page, question: next }));
  };
  const to = (page: number) => questionsHref(address, query, { page });
  return (
    <div className="flex flex-col gap-4">
      <States {...{ address, query, list }} />
      {data.length === 0 ? (
        <NoQuestions {...{ address, query }} />
      ) : (
        <ul aria-label="Questions" className="rounded-md border bg-surface">
          {data.map((question) => (
            <QuestionRow
              key={question.id}
              {...{ address, question }}
              namesLink={query.linkId === null}
              open={open === question.id}
              onToggle={(opened) => toggle(question.id, opened)}
              from={questionsHref(address, query, { page: query.page, question: question.id })}
            />
          ))}
        </ul>
      )}
      {total > 0 && (
        <Pagination
          what="questions"
          shown={data.length}
          total={total}
          previousHref={query.page > 1 ? to(query.page - 1) : undefined}
          nextHref={(query.page - 1) * QUESTIONS_PAGE + data.length < total && data.length > 0 ? to(query.page + 1) : undefined}
        />
      )}
    </div>
  );
}

function States({ address, query, list: { counts } }: QuestionQueueProps) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const states: [QuestionStatus | null, string, number][] = [
    [null, "All", all],
    ...(Object.keys(QUESTION_LABELS) as QuestionStatus[]).map((state): [QuestionStatus, string, number] => [state, QUESTION_LABELS[state], counts[state]]),
  ];
  return (
    <nav aria-label="Questions by state" className="flex flex-wrap gap-1.5">
      {states.map(([state, label, count]) => (
        <Link
          key={label}
          href={questionsHref(address, query, { state })}
          scroll={false}
          aria-current={query.state === state ? "true" : undefined}
          className={classNames(buttonClass("ghost", "sm"), query.state === state && "bg-accent-wash text-accent")}
        >
          {label}
          <span className="tabular text-muted">{count}</span>
        </Link>
      ))}
    </nav>
  );
}

function NoQuestions({ address, query }: Pick<QuestionQueueProps, "address" | "query">) {
  if (query.state !== null || query.page > 1) {
    return (
      <EmptyState
        icon={<MessageCircleQuestion />}
        title="No question is here"
        actions={
          <Link href={questionsHref(address, query, { state: null })} className={buttonClass()}>
            Show all questions
          </Link>
        }
      >
        {query.state ? `None is at “${QUESTION_LABELS[query.state]}”.` : "This page is behind the last one."}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<MessageCircleQuestion />}
      title="No questions yet"
      actions={
        query.linkId === null && (
          <Link href={sharesPath(address)} className={buttonClass()}>
            Open the share links
          </Link>
        )
      }
    >
      Visitors can ask where a link allows questions. Each one appears here with a draft out of the documents of its link; nothing is sent before somebody approved it.
    </EmptyState>
  );
}
