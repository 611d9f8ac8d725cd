"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Textarea } from "@/components/ui/controls/textarea";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { answerQuestionAction } from "@/lib/domains/sharing/questions/actions";

interface AnswerEditorProps {
  address: WorkspaceAddress;
  question: { id: string; status: string };
  /** What the editor began with: a change by somebody else meanwhile is not written over. */
  editing: { text: string; revision: number };
  onDone: () => void;
}

/** Keeps what is typed whatever happens around it; leaving asks first. */
export function AnswerEditor({ address, question, editing, onDone }: AnswerEditorProps) {
  const router = useRouter();
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, []);
  const save = useCommand((answer: string) => answerQuestionAction(address, { questionId: question.id, revision: editing.revision, answer }), {
    onSuccess: () => {
      onDone();
      router.refresh();
    },
  });
  const takenBack = question.status === "published" || question.status === "approved";
  return (
    <form noValidate className="flex flex-col gap-3" onSubmit={save.submit((form) => String(form.get("answer") ?? ""))}>
      <FormError error={save.error} />
      <FormField
        label="Answer"
        name="answer"
        required
        error={save.fieldErrors["answer"]}
        hint="Marks such as [1] stand for the passages below and are kept as long as they stand in the text. The visitor reads plain text."
      >
        {(control) => <Textarea {...control} rows={6} grow maxLength={10_000} defaultValue={editing.text} autoFocus />}
      </FormField>
      {takenBack && (
        <p className="text-sm text-warn">
          {question.status === "published" ? "Saving takes the published answer back: visitors do not see it until the new text is approved and published." : "Saving takes the approval back: somebody approves the new text."}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" size="sm" type="submit" loading={save.pending}>
          Save answer
        </Button>
        <Button size="sm" variant="ghost" disabled={save.pending} onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
