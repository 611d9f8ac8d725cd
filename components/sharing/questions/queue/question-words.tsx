import { CircleX, EyeOff, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/patterns/relative-time";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { AUDIENCE_LABELS, draftProblem } from "@/lib/domains/sharing/questions/labels";
import type { QuestionDto } from "@/lib/domains/sharing/questions/schema";
import { MarkedText } from "../marked-text";
import { QuestionEvidence } from "./question-evidence";

interface QuestionWordsProps {
  address: WorkspaceAddress;
  question: QuestionDto;
  /** The way back from a document. */
  from: string;
}

/** What there is to read of an answer: the answer, else the draft, else why there is none. */
export function QuestionWords({ address, question, from }: QuestionWordsProps) {
  const { id, answer, draft, withheld, declined, draftError } = question;
  const anchor = `passage-${id}`;
  if (withheld) return <Note icon={<EyeOff aria-hidden />}>Draft and answer quote a document that you may not open, so they are not shown to you. Somebody who may open it has to go on.</Note>;
  const words = answer ?? draft;
  if (!words) {
    if (declined) return null;
    if (draftError) return <Note icon={<CircleX aria-hidden />}>{draftProblem(draftError)}</Note>;
    return <p role="status" className="text-sm text-muted">A draft is being written from the documents of this link. You can answer without it.</p>;
  }
  const numbers = new Set(words.citations.map((citation) => citation.number));
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1.5">
        <h2 className="text-sm font-medium">{answer ? "Answer" : `Draft by ${draft?.engine === "extractive" ? "the built-in engine: sentences quoted from the documents" : draft?.engine}`}</h2>
        {!answer && draft?.notFound && (
          <Note icon={<SearchX aria-hidden />}>No passage in the documents of this link answers this. Nothing was made up.</Note>
        )}
        <MarkedText text={words.text} numbers={numbers} unsupported={answer ? [] : (draft?.unsupported ?? [])} anchor={anchor} />
        {!answer && draft && draft.unsupported.length > 0 && <p className="text-xs text-muted">Dotted words are supported by no checked passage.</p>}
      </div>
      <QuestionEvidence address={address} citations={words.citations} anchor={anchor} from={from} />
      <Course question={question} />
    </div>
  );
}

/** Who did what, the latest last. */
function Course({ question: { answer, approvedBy, audience, publishedBy, publishedAt, awaitsAnother } }: { question: QuestionDto }) {
  if (!answer) return null;
  return (
    <p className="text-xs text-muted">
      Written by {answer.by} <RelativeTime date={answer.at} />
      {approvedBy && ` · approved by ${approvedBy}`}
      {publishedBy && publishedAt && audience && (
        <>
          {` · published by ${publishedBy} `}
          <RelativeTime date={publishedAt} />
          {` · read by: ${AUDIENCE_LABELS[audience].toLowerCase()}`}
        </>
      )}
      {awaitsAnother && " · you wrote it, so somebody else approves it"}
    </p>
  );
}

function Note({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex max-w-prose gap-2 text-sm text-muted [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
      {icon}
      {children}
    </p>
  );
}
