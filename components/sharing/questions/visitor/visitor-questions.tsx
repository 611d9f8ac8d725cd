"use client";

import { X } from "lucide-react";
import { ErrorState } from "@/components/patterns/error-state";
import { IconButton } from "@/components/ui/controls/icon-button";
import { Skeleton } from "@/components/ui/display/skeleton";
import type { VisitorQuestionDto } from "@/lib/domains/sharing/questions/schema";
import type { Refusal } from "../../visitor/share-api";
import { AskForm } from "./ask-form";
import { useVisitorQuestions } from "./use-visitor-questions";
import { VisitorQuestion } from "./visitor-question";

interface VisitorQuestionsProps {
  token: string;
  onOpen: (documentId: string, page: number) => void;
  onRefusal: (refusal: Refusal) => void;
  onClose: () => void;
}

/** What a visitor asks and reads beside the documents. */
export function VisitorQuestions({ token, onOpen, onRefusal, onClose }: VisitorQuestionsProps) {
  const { data, refusal, reload } = useVisitorQuestions(token, onRefusal);
  return (
    <section aria-labelledby="questions-title" className="flex flex-col gap-4 p-4">
      <div className="flex items-center justify-between gap-2">
        <h2 id="questions-title" className="text-lg">
          Questions
        </h2>
        <IconButton label="Close the questions" icon={<X aria-hidden />} onClick={onClose} />
      </div>
      {data?.quota && <AskForm token={token} quota={data.quota} onAsked={reload} onRefusal={onRefusal} />}
      {data && !data.quota && <p className="text-sm text-muted">This link takes no questions now.</p>}
      {data && (
        <>
          <List title="Your questions" questions={data.questions.filter(({ own }) => own)} onOpen={onOpen} empty="You have not asked anything yet." />
          <List title="Published for every visitor" questions={data.questions.filter(({ own }) => !own)} onOpen={onOpen} />
        </>
      )}
      {!data && !refusal && (
        <div role="status" aria-label="Loading the questions" className="flex flex-col gap-3">
          <Skeleton className="h-24 w-full" />
          <Skeleton className="h-4 w-2/3" />
          <Skeleton className="h-16 w-full" />
        </div>
      )}
      {!data && refusal && (
        <ErrorState title="The questions could not be read" onRetry={reload}>
          {refusal.message}
        </ErrorState>
      )}
    </section>
  );
}

function List({ title, questions, onOpen, empty }: { title: string; questions: readonly VisitorQuestionDto[]; onOpen: VisitorQuestionsProps["onOpen"]; empty?: string }) {
  if (questions.length === 0 && !empty) return null;
  return (
    <div>
      <h3 className="border-b pb-1 text-sm text-muted">{title}</h3>
      {questions.length === 0 ? (
        <p className="py-3 text-sm text-muted">{empty}</p>
      ) : (
        <ul>
          {questions.map((question) => (
            <VisitorQuestion key={question.id} question={question} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </div>
  );
}
