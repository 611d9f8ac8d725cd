"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { type CommandResult, useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { answerQuestionAction, approveAnswerAction, redraftAnswerAction } from "@/lib/domains/sharing/questions/actions";
import type { QuestionDto } from "@/lib/domains/sharing/questions/schema";
import { AnswerEditor } from "./answer-editor";
import { DeclineDialog } from "./decline-dialog";
import { PublishDialog } from "./publish-dialog";
import { QuestionWords } from "./question-words";

interface QuestionWorkProps {
  address: WorkspaceAddress;
  question: QuestionDto;
  from: string;
}

/** An open question: what there is to read, and what the reader may do with it. */
export function QuestionWork({ address, question, from }: QuestionWorkProps) {
  const router = useRouter();
  const [editing, setEditing] = useState<{ text: string; revision: number } | null>(null);
  const [dialog, setDialog] = useState<"decline" | "publish" | null>(null);
  const act = useCommand((run: () => Promise<CommandResult<unknown>>) => run(), { onSuccess: () => router.refresh() });
  const { id: questionId, revision, draft, answer, can, declined } = question;
  const useDraft = can.answer && !answer && draft && !draft.notFound;
  const close = () => setDialog(null);
  return (
    <div className="flex flex-col gap-4">
      {declined && (
        <p className="text-sm">
          Declined by {declined.by}: <bdi>{declined.reason}</bdi>
        </p>
      )}
      {editing === null ? null : <AnswerEditor {...{ address, editing }} question={question} onDone={() => setEditing(null)} />}
      <QuestionWords {...{ address, question, from }} />
      <FormError error={act.error} />
      {editing === null && (
        <div className="flex flex-wrap gap-2 empty:hidden">
          {can.approve && (
            <Button size="sm" variant="primary" loading={act.pending} onClick={() => void act.run(() => approveAnswerAction(address, { questionId, revision }))}>
              Approve
            </Button>
          )}
          {can.publish && (
            <Button size="sm" variant={question.status === "approved" ? "primary" : "secondary"} onClick={() => setDialog("publish")}>
              {question.status === "published" ? "Change who reads it" : "Publish"}
            </Button>
          )}
          {useDraft && (
            <Button size="sm" variant="primary" loading={act.pending} onClick={() => void act.run(() => answerQuestionAction(address, { questionId, revision, answer: draft.text }))}>
              Use the draft
            </Button>
          )}
          {can.answer && (
            <Button size="sm" onClick={() => setEditing({ text: answer?.text ?? (useDraft ? draft.text : ""), revision })}>
              {answer ? "Edit" : useDraft ? "Edit the draft" : "Answer"}
            </Button>
          )}
          {can.redraft && (draft ?? question.draftError) && (
            <Button size="sm" disabled={act.pending} onClick={() => void act.run(() => redraftAnswerAction(address, { questionId }))}>
              Draft again
            </Button>
          )}
          {can.decline && (
            <Button size="sm" variant="ghost" onClick={() => setDialog("decline")}>
              Decline
            </Button>
          )}
        </div>
      )}
      {dialog === "decline" && <DeclineDialog address={address} questionId={questionId} onClose={close} />}
      {dialog === "publish" && <PublishDialog address={address} question={question} onClose={close} />}
    </div>
  );
}
