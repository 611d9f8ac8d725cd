"use client";

import { Check, CirclePause, CircleX, Copy, RotateCw, Split, Square, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { classNames } from "@/lib/client/class-names";
import { count } from "@/lib/client/format";
import { EXTRACTIVE_NOTICE, MESSAGE_STATUS_LABELS } from "@/lib/domains/chat/labels";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { MessageDto, UsageDto } from "@/lib/domains/chat/schema";
import { type AnswerView, answerAsText } from "../session/answer-view";
import { AnswerFeedback } from "./answer-feedback";
import { type Branches, BranchSteps } from "./branch-steps";

export interface AnswerActions {
  /** Absent where an answer cannot be stopped or written again: to who only reads, and while another one is written. */
  onStop?: () => void;
  stopping: boolean;
  onRegenerate?: () => void;
  /** The next question follows this answer; absent at the last one, which it follows anyway. */
  onBranch?: () => void;
  branches: Branches;
  /** As the server keeps it, once it does. */
  kept: MessageDto | undefined;
}

interface AnswerFootProps extends AnswerActions {
  answer: AnswerView;
  writing: boolean;
  extractive: boolean;
  address: WorkspaceAddress;
}

const ICON = "mt-0.75 size-3.5 shrink-0";

export function AnswerFoot({ address, answer, writing, extractive, onStop, stopping, onRegenerate, onBranch, branches, kept }: AnswerFootProps) {
  if (writing) {
    return (
      onStop && (
        <div className="mt-3">
          <Button size="sm" icon={<Square aria-hidden />} loading={stopping} onClick={onStop}>
            {stopping ? "Stopping" : "Stop"}
          </Button>
        </div>
      )
    );
  }
  const failed = answer.status === "failed" || answer.status === "interrupted" || answer.status === "stopped";
  return (
    <footer className="mt-4">
      {failed && (
        <p className={classNames("mb-2 flex gap-1.5 text-sm", answer.status === "failed" ? "text-danger" : "text-muted")}>
          {answer.status === "failed" ? <CircleX aria-hidden className={ICON} /> : <CirclePause aria-hidden className={ICON} />}
          {answer.error?.message ?? MESSAGE_STATUS_LABELS[answer.status]}
        </p>
      )}
      {answer.unsupported.length > 0 && (
        <p className="mb-2 flex gap-1.5 text-sm text-warn">
          <TriangleAlert aria-hidden className={ICON} />
          <span>
            {count(answer.unsupported.length, "sentence is", "sentences are")} not supported by your documents; the dotted line shows{" "}
            {answer.unsupported.length === 1 ? "it" : "them"}.
          </span>
        </p>
      )}
      <div className="-ml-2.5 flex flex-wrap items-center gap-1">
        <BranchSteps id={answer.id} what="answer" branches={branches} />
        {answer.text !== "" && <CopyAnswer answer={answer} />}
        {onRegenerate && (
          <Button variant="ghost" size="sm" icon={<RotateCw aria-hidden />} onClick={onRegenerate}>
            {failed ? "Retry" : "Regenerate"}
          </Button>
        )}
        {onBranch && (
          <Button variant="ghost" size="sm" icon={<Split aria-hidden />} onClick={onBranch}>
            Branch
          </Button>
        )}
        {kept && <AnswerFeedback key={kept.feedback?.verdict ?? "none"} address={address} messageId={kept.id} feedback={kept.feedback} />}
      </div>
      <p className="mt-1 text-xs text-muted">
        {extractive ? EXTRACTIVE_NOTICE : answer.engine && <span className="tabular">{answer.engine}</span>}
        {kept?.usage && <span className="tabular"> · {usageInWords(kept.usage)}</span>}
      </p>
    </footer>
  );
}

/** "1,240 tokens in, 310 out, $0.0042"; what was counted by us and not told by the model is about that much. */
function usageInWords({ inputTokens, outputTokens, estimated, costMicros }: UsageDto): string {
  const number = (value: number) => value.toLocaleString();
  const cost = costMicros === null ? "" : `, $${(costMicros / 1_000_000).toFixed(costMicros < 10_000 ? 4 : 2)}`;
  return `${estimated ? "about " : ""}${number(inputTokens)} tokens in, ${number(outputTokens)} out${cost}`;
}

const COPIED_MS = 2_000;

function CopyAnswer({ answer }: { answer: AnswerView }) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), COPIED_MS);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(answerAsText(answer));
      setState("copied");
    } catch {
      setState("refused");
    }
  }

  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        icon={state === "copied" ? <Check aria-hidden className="text-ok" /> : <Copy aria-hidden />}
        onClick={() => void copy()}
      >
        {{ idle: "Copy", copied: "Copied", refused: "The browser refused" }[state]}
      </Button>
      <span role="status" className="sr-only">
        {state === "copied" && "Answer and its sources copied"}
      </span>
    </>
  );
}
