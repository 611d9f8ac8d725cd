import { ArrowUpRight } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/controls/button";
import { citationHref } from "@/lib/client/citation/citation-address";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { placeOf } from "@/lib/domains/sharing/questions/labels";
import type { QuestionDraftDto } from "@/lib/domains/sharing/questions/schema";

interface QuestionEvidenceProps {
  address: WorkspaceAddress;
  citations: QuestionDraftDto["citations"];
  anchor: string;
  /** The way back from a document. */
  from: string;
}

/** The passages that the words rest on, each with the way to its page. */
export function QuestionEvidence({ address, citations, anchor, from }: QuestionEvidenceProps) {
  if (citations.length === 0) return null;
  return (
    <ol aria-label="Evidence" className="flex flex-col gap-3">
      {citations.map((citation) => {
        const { number, documentId, documentName, versionId: version, version: versionNumber, quote, before, after } = citation;
        return (
          <li key={number} id={`${anchor}-${number}`} className="scroll-mt-16 border-l-2 border-hairline pl-3 target:border-l-evidence-edge">
            <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
              <span className="rounded-sm bg-accent-wash px-1 text-xs font-medium text-accent tabular-nums">{number}</span>
              <span className="min-w-0 font-medium break-words">{documentName}</span>
              <span className="tabular text-xs text-muted">
                {placeOf(citation)} · v{versionNumber}
              </span>
            </p>
            <blockquote className="mt-1 max-w-prose font-serif text-[0.9375rem] leading-relaxed break-words whitespace-pre-line text-muted">
              {before.slice(-120)}
              <mark className="text-ink">{quote}</mark>
              {after.slice(0, 120)}
            </blockquote>
            <Link href={citationHref(documentPath(address, documentId), citation, { version, from })} prefetch={false} className={buttonClass("ghost", "sm")}>
              Open page
              <ArrowUpRight aria-hidden />
            </Link>
          </li>
        );
      })}
    </ol>
  );
}
