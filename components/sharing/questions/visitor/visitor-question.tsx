import { Ban, CheckCircle2, Hourglass } from "lucide-react";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Button } from "@/components/ui/controls/button";
import { Tag } from "@/components/ui/display/tag";
import { placeOf, VISITOR_STATE_LABELS } from "@/lib/domains/sharing/questions/labels";
import type { VisitorCitationDto, VisitorQuestionDto } from "@/lib/domains/sharing/questions/schema";
import { MarkedText } from "../marked-text";

const LOOKS = {
  waiting: { tone: "accent", icon: <Hourglass aria-hidden /> },
  answered: { tone: "ok", icon: <CheckCircle2 aria-hidden /> },
  declined: { tone: "neutral", icon: <Ban aria-hidden /> },
} as const;

interface VisitorQuestionProps {
  question: VisitorQuestionDto;
  onOpen: (documentId: string, page: number) => void;
}

export function VisitorQuestion({ question, onOpen }: VisitorQuestionProps) {
  const { id, state, askedAt, answer, withheld, declineReason, own, anonymous } = question;
  const { tone, icon } = LOOKS[state];
  return (
    <li className="flex flex-col gap-2 border-b py-4 last:border-b-0">
      <p dir="auto" className="font-medium break-words whitespace-pre-wrap">
        {question.question}
      </p>
      {own && (
        <p className="flex flex-wrap items-center gap-2 text-xs text-muted">
          <Tag tone={tone} icon={icon}>
            {VISITOR_STATE_LABELS[state]}
          </Tag>
          {askedAt && <RelativeTime date={askedAt} />}
          {anonymous && <span>asked without your name</span>}
        </p>
      )}
      {declineReason && (
        <p dir="auto" className="text-sm break-words whitespace-pre-wrap">
          {declineReason}
        </p>
      )}
      {withheld && <p className="text-sm text-muted">The answer quotes a document that is no longer shared, so it is not shown.</p>}
      {answer && (
        <>
          <MarkedText text={answer.text} numbers={new Set(answer.citations.map((citation) => citation.number))} anchor={`answer-${id}`} />
          {answer.citations.length > 0 && (
            <ol aria-label="Passages" className="flex flex-col gap-2">
              {answer.citations.map((citation) => (
                <Passage key={citation.number} id={`answer-${id}-${citation.number}`} citation={citation} onOpen={onOpen} />
              ))}
            </ol>
          )}
        </>
      )}
    </li>
  );
}

function Passage({ id, citation, onOpen }: { id: string; citation: VisitorCitationDto; onOpen: VisitorQuestionProps["onOpen"] }) {
  const { number, documentId, documentName, quote, opens, picturePage } = citation;
  return (
    <li id={id} className="border-l-2 border-hairline pl-3 text-sm target:border-l-evidence-edge">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="rounded-sm bg-accent-wash px-1 text-xs font-medium text-accent tabular-nums">{number}</span>
        <span className="min-w-0 break-words">{documentName}</span>
        <span className="tabular text-xs text-muted">{placeOf(citation)}</span>
      </p>
      <blockquote className="font-serif break-words whitespace-pre-line text-muted">
        <mark className="text-ink">{quote}</mark>
      </blockquote>
      {opens ? (
        <Button size="sm" variant="ghost" onClick={() => onOpen(documentId, picturePage ?? 1)} aria-label={`Open ${documentName} at passage ${number}`}>
          Open page
        </Button>
      ) : (
        <p className="text-xs text-muted">Quoted from an earlier version than the one that is shared now.</p>
      )}
    </li>
  );
}
