"use client";

import { useCallback, useMemo } from "react";
import { classNames } from "@/lib/client/class-names";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { AgentFollowUp } from "../agents/agent-follow-up";
import { AnsweringAgentLine } from "../agents/tool-calls";
import { EvidenceMark } from "../evidence/evidence-mark";
import { markId, type Selection } from "../evidence/use-evidence";
import { AnswerMarkdown } from "../markdown/answer-markdown";
import { type AnswerView, isOpen } from "../session/answer-view";
import type { Progress } from "../session/use-answers";
import { AnswerFoot, type AnswerActions } from "./answer-foot";
import { AnswerProgress } from "./answer-progress";
import { OutdatedNotice, type OutdatedSteps } from "./outdated-notice";
import { ReceiptLine } from "./receipt-line";
import { NotFoundAnswer, type NotFoundSteps } from "./not-found-answer";

export interface AnswerProps extends AnswerActions {
  address: WorkspaceAddress;
  answer: AnswerView;
  live: boolean;
  progress: Progress | null;
  selected: number | null;
  onSelect: (selection: Selection) => void;
  notFoundSteps: NotFoundSteps;
  outdatedSteps: OutdatedSteps;
  /** Goes on with another specialist. */
  onHandOver?: (agent: string) => void;
}

const EXTRACTIVE = "extractive";

export function Answer({ address, onHandOver, answer, live, progress, selected, onSelect, notFoundSteps, outdatedSteps, ...actions }: AnswerProps) {
  const { text, citations, unsupported } = answer;
  const extractive = answer.engine === EXTRACTIVE;
  const numbers = useMemo(() => new Set(citations.map((citation) => citation.number)), [citations]);
  const renderMark = useMarks(answer, selected, onSelect);
  const writing = live || isOpen(answer.status);
  return (
    <article data-testid="answer" aria-label="Answer" aria-busy={writing || undefined} data-status={writing ? "streaming" : answer.status}>
      {answer.agent && <AnsweringAgentLine agent={answer.agent} />}
      {answer.notFound && !writing ? (
        <NotFoundAnswer text={text} steps={notFoundSteps} />
      ) : (
        <div className={classNames("max-w-prose text-reading", extractive && "font-serif")}>
          <AnswerMarkdown text={text} numbers={numbers} unsupported={writing ? NONE : unsupported} renderMark={renderMark} />
        </div>
      )}
      {answer.receipt && <ReceiptLine receipt={answer.receipt} writing={writing} />}
      {writing && (!answer.receipt || text !== "") && <AnswerProgress progress={progress} begun={text !== ""} />}
      {!writing && <OutdatedNotice stale={answer.stale} {...outdatedSteps} />}
      <AnswerFoot address={address} answer={answer} writing={writing} extractive={extractive} {...actions} />
      {answer.agent && !writing && <AgentFollowUp key={answer.agent.approvals.length} address={address} agent={answer.agent} {...(onHandOver ? { onHandOver } : {})} />}
    </article>
  );
}

const NONE: AnswerView["unsupported"] = [];

function useMarks({ id, citations }: AnswerView, selected: number | null, onSelect: (selection: Selection) => void) {
  return useCallback(
    (number: number, key: string) => (
      <EvidenceMark
        key={key}
        id={markId(id, number)}
        number={number}
        documentName={citations.find((citation) => citation.number === number)?.documentName ?? ""}
        selected={selected === number}
        onSelect={() => onSelect({ answerId: id, number, from: "mark" })}
      />
    ),
    [id, citations, selected, onSelect],
  );
}
