"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "@/components/patterns/relative-time";
import { sharePath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { QuestionDto } from "@/lib/domains/sharing/questions/schema";
import { QuestionStateTag } from "./question-state-tag";
import { QuestionWork } from "./question-work";

interface QuestionRowProps {
  address: WorkspaceAddress;
  question: QuestionDto;
  /** In a list of many links' questions each one names its link. */
  namesLink: boolean;
  open: boolean;
  onToggle: (open: boolean) => void;
  from: string;
}

export function QuestionRow({ address, question, namesLink, open, onToggle, from }: QuestionRowProps) {
  const { id, linkId, linkName, status, askedAt } = question;
  return (
    <li className="border-b last:border-b-0">
      <details className="group" open={open} onToggle={(event) => onToggle(event.currentTarget.open)} data-testid={`question-${id}`}>
        <summary className="tap flex cursor-default list-none flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm hover:bg-hover">
          <ChevronRight aria-hidden className="size-4 shrink-0 text-muted group-open:rotate-90" />
          <span dir="auto" className="line-clamp-2 min-w-0 flex-1 basis-60 break-words group-open:line-clamp-none group-open:whitespace-pre-wrap">
            {question.question}
          </span>
          <QuestionStateTag status={status} />
          <span className="w-28 text-muted">
            <RelativeTime date={askedAt} />
          </span>
        </summary>
        <div className="flex flex-col gap-4 px-4 pt-1 pb-5 sm:pl-12">
          <p className="text-sm text-muted">
            Asked by <Asker question={question} />
            {namesLink && (
              <>
                {" at "}
                <Link href={sharePath(address, linkId)} prefetch={false} className="text-ink underline underline-offset-4">
                  {linkName}
                </Link>
              </>
            )}
          </p>
          {open && <QuestionWork address={address} question={question} from={from} />}
        </div>
      </details>
    </li>
  );
}

/** Whether an address was proved is said beside it. */
function Asker({ question: { asker } }: { question: QuestionDto }) {
  if (asker === null) return <span>somebody who stays unnamed</span>;
  if (asker.email === null) return <span>a visitor without a name</span>;
  return (
    <>
      <span className="font-medium break-all text-ink">{asker.email}</span> ({asker.verified ? "proved" : "not proved"})
    </>
  );
}
