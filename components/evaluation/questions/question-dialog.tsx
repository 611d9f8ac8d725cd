"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Select } from "@/components/ui/controls/select";
import { Textarea } from "@/components/ui/controls/textarea";
import { Dialog } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { editQuestionAction, writeQuestionAction } from "@/lib/domains/evaluation/questions/actions";
import type { GoldenQuestionDto } from "@/lib/domains/evaluation/questions/schema";
import { type DraftPassage, PassageFields } from "./passage-fields";

interface QuestionDialogProps {
  address: WorkspaceAddress;
  baseId: string;
  /** Null: a new one. */
  question: GoldenQuestionDto | null;
  documents: readonly { id: string; name: string }[];
  onClose: () => void;
}

const ANSWERABLE = [
  { value: "yes", label: "The documents answer it" },
  { value: "no", label: "The documents do not answer it", hint: "The base must say so." },
];
const EMPTY: DraftPassage = { documentId: "", page: "", quote: "" };

export function QuestionDialog({ address, baseId, question, documents, onClose }: QuestionDialogProps) {
  const router = useRouter();
  const [answerable, setAnswerable] = useState(question?.answerable ?? true);
  const [passages, setPassages] = useState<readonly DraftPassage[]>(question?.passages.map(({ documentId, page, quote }) => ({ documentId, page: String(page), quote })) ?? []);
  const shown = passages.length > 0 ? passages : [EMPTY];
  const save = useCommand(
    (words: { question: string; expectedAnswer: string }) => {
      const named = answerable ? shown.filter(({ documentId, quote }) => documentId || quote.trim()) : [];
      const content = { ...words, answerable, passages: named.map(({ documentId, page, quote }) => ({ documentId, quote, page: page ? Number(page) : null })) };
      return question ? editQuestionAction(address, { baseId, questionId: question.id, ...content }) : writeQuestionAction(address, { baseId, ...content });
    },
    { onSuccess: () => (onClose(), router.refresh()) },
  );
  const known = new Set(documents.map(({ id }) => id));
  const elsewhere = question?.passages.filter(({ documentId }) => !known.has(documentId)).map(({ documentId, documentName }) => ({ id: documentId, name: documentName })) ?? [];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="md"
      title={question ? "Edit the golden question" : "Write a golden question"}
      description="Ask as a reader would. The passages are looked for in the versions that answer now, and pinned to them."
      footer={
        <Button variant="primary" type="submit" form="golden-question" loading={save.pending}>
          Save
        </Button>
      }
    >
      <form id="golden-question" noValidate className="flex flex-col gap-4" onSubmit={save.submit((form) => ({ question: String(form.get("question")), expectedAnswer: String(form.get("expectedAnswer")) }))}>
        <FormError error={save.error} />
        <FormField label="Question" name="question" required error={save.fieldErrors["question"]}>
          {(control) => <Textarea {...control} rows={2} maxLength={1_000} defaultValue={question?.question} autoFocus />}
        </FormField>
        <FormField label="Is the answer in the documents" name="answerable">
          {(control) => <Select {...control} options={ANSWERABLE} value={answerable ? "yes" : "no"} onValueChange={(value) => setAnswerable(value === "yes")} />}
        </FormField>
        <FormField label="Expected answer" name="expectedAnswer" optional hint="Compared word by word with what is answered." error={save.fieldErrors["expectedAnswer"]} className={answerable ? undefined : "hidden"}>
          {(control) => <Textarea {...control} rows={2} maxLength={2_000} defaultValue={question?.expectedAnswer ?? ""} />}
        </FormField>
        {answerable && <PassageFields passages={shown} documents={[...documents, ...elsewhere]} errors={save.fieldErrors} onChange={setPassages} />}
      </form>
    </Dialog>
  );
}
