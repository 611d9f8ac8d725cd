"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { acceptQuestionAction, deleteQuestionAction } from "@/lib/domains/evaluation/questions/actions";
import type { GoldenQuestionDto } from "@/lib/domains/evaluation/questions/schema";
import { QuestionItem } from "./question-item";

interface QuestionListProps {
  address: WorkspaceAddress;
  baseId: string;
  questions: readonly GoldenQuestionDto[];
  canManage: boolean;
  onEdit: (question: GoldenQuestionDto) => void;
}

export function QuestionList({ address, baseId, questions, canManage, onEdit }: QuestionListProps) {
  const router = useRouter();
  const [deleting, setDeleting] = useState<GoldenQuestionDto | null>(null);
  const accept = useCommand((questionId: string) => acceptQuestionAction(address, { baseId, questionId }), { onSuccess: () => router.refresh() });
  const remove = useCommand((questionId: string) => deleteQuestionAction(address, { baseId, questionId }), { onSuccess: () => (setDeleting(null), router.refresh()) });
  const busy = accept.pending || remove.pending;
  const list = (status: GoldenQuestionDto["status"]) => (
    <ul className="divide-y divide-hairline border-y">
      {questions
        .filter((question) => question.status === status)
        .map((question) => (
          <QuestionItem
            key={question.id}
            {...{ address, question, canManage, busy }}
            onAccept={() => void accept.run(question.id)}
            onEdit={() => onEdit(question)}
            // A proposal that nobody took is no loss.
            onDelete={() => (question.status === "proposed" ? void remove.run(question.id) : setDeleting(question))}
          />
        ))}
    </ul>
  );
  const proposed = questions.filter(({ status }) => status === "proposed").length;
  return (
    <>
      {proposed < questions.length && list("accepted")}
      {proposed > 0 && (
        <>
          <h3 className="mt-5 mb-2 font-medium">Proposed: they count once they are accepted</h3>
          {list("proposed")}
        </>
      )}
      <p role="alert" className="mt-2 text-sm text-danger empty:hidden">
        {accept.error?.message ?? (deleting ? null : remove.error?.message)}
      </p>
      <ConfirmDialog
        open={deleting !== null}
        onOpenChange={() => setDeleting(null)}
        title={`Delete “${deleting?.question ?? ""}”?`}
        consequences="The base is no longer measured by it. What earlier runs found of it stays in their results. This cannot be undone."
        confirmLabel="Delete"
        pending={remove.pending}
        {...(remove.error ? { error: remove.error.message } : {})}
        onConfirm={() => deleting && void remove.run(deleting.id)}
      />
    </>
  );
}
