"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/components/patterns/empty-state";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { goldenQuestionsUrl, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { BadAnswerDto, GoldenQuestionDto } from "@/lib/domains/evaluation/questions/schema";
import { FeedbackDialog } from "./feedback-dialog";
import { ImportDialog } from "./import-dialog";
import { ProposeDialog } from "./propose-dialog";
import { QuestionDialog } from "./question-dialog";
import { QuestionList } from "./question-list";

interface QuestionsSectionProps {
  address: WorkspaceAddress;
  baseId: string;
  questions: readonly GoldenQuestionDto[];
  documents: readonly { id: string; name: string }[];
  badAnswers: readonly BadAnswerDto[];
  indexed: boolean;
  canManage: boolean;
}

/** Golden questions: those that count, those that wait to be accepted, and the ways they come here. */
export function QuestionsSection({ address, baseId, questions, documents, badAnswers, indexed, canManage }: QuestionsSectionProps) {
  const [edited, setEdited] = useState<GoldenQuestionDto | "new" | null>(null);
  const at = { address, baseId };
  const ways = canManage && (
    <>
      <Button size="sm" variant={questions.length === 0 ? "primary" : "secondary"} icon={<Plus aria-hidden />} onClick={() => setEdited("new")}>
        Write a question
      </Button>
      {indexed && <ProposeDialog {...at} />}
      <ImportDialog {...at} />
      {badAnswers.length > 0 && <FeedbackDialog {...at} answers={badAnswers} />}
    </>
  );
  return (
    <section aria-labelledby="questions-title">
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <h2 id="questions-title" className="mr-auto text-lg">
          Golden questions
        </h2>
        {questions.length > 0 && ways}
        {questions.some(({ status }) => status === "accepted") && <Exports {...at} />}
      </div>
      {questions.length === 0 ? (
        <EmptyState title="No golden questions" actions={ways}>
          A golden question says what the base must answer and where the answer stands. {canManage ? "Write one, let some be proposed from the documents, or import a list." : "Whoever manages this base can write them."}
        </EmptyState>
      ) : (
        <QuestionList {...at} questions={questions} canManage={canManage} onEdit={setEdited} />
      )}
      {edited && <QuestionDialog {...at} key={edited === "new" ? "new" : edited.id} question={edited === "new" ? null : edited} documents={documents} onClose={() => setEdited(null)} />}
    </section>
  );
}

function Exports({ address, baseId }: Pick<QuestionsSectionProps, "address" | "baseId">) {
  return (["csv", "json"] as const).map((format) => (
    <a key={format} href={goldenQuestionsUrl(address, baseId, format)} download className={buttonClass("ghost", "sm")}>
      Export {format.toUpperCase()}
    </a>
  ));
}
