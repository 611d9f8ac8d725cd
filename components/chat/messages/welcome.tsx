import { FileUp } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/controls/button";
import { dataRoomPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { SuggestedQuestions } from "../composer/suggested-questions";

interface WelcomeProps {
  address: WorkspaceAddress;
  hasDocuments: boolean;
}

/** Above the composer of a conversation that has not begun. */
export function Welcome({ address, hasDocuments }: WelcomeProps) {
  return (
    <div className="mx-auto mt-auto w-full max-w-answer shrink-0 px-4 pt-10 pb-6">
      <h2 className="text-2xl">What do you want to know?</h2>
      <p className="mt-2 max-w-prose text-base text-muted">
        {hasDocuments
          ? "Every claim of an answer carries its passage, marked in the page it stands on. What your documents do not say is said to be missing."
          : "There are no documents to answer from yet. Upload some first; a question can be asked as soon as the first is ready."}
      </p>
      {!hasDocuments && (
        <Link href={dataRoomPath(address)} className={`${buttonClass("secondary")} mt-4`}>
          <FileUp aria-hidden />
          Upload documents
        </Link>
      )}
    </div>
  );
}

interface WelcomeQuestionsProps {
  questions: readonly string[];
  /** The specialist whose questions they are. */
  of?: string | undefined;
  onAsk: (question: string) => void;
}

/** Below it. */
export function WelcomeQuestions({ questions, of, onAsk }: WelcomeQuestionsProps) {
  return (
    <div className="mx-auto mb-auto w-full max-w-answer shrink-0 px-4 pt-2 pb-10">
      {questions.length > 0 && <h3 className="mb-2 text-sm text-muted">{of ? `${of} is often asked` : "Try one of these; your documents answer them"}</h3>}
      <SuggestedQuestions questions={questions} onAsk={onAsk} />
    </div>
  );
}
