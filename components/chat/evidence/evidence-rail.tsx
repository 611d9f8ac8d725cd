"use client";

import { Skeleton } from "@/components/ui/display/skeleton";
import { Sheet } from "@/components/ui/overlays/sheet";
import { count } from "@/lib/client/format";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { evidencePath } from "../session/ask-urls";
import { EvidenceCard } from "./evidence-card";
import { cardId, type Evidence } from "./use-evidence";

interface EvidenceListProps {
  address: WorkspaceAddress;
  conversationId: string | null;
  evidence: Evidence;
  /** An answer is being written. */
  writing: boolean;
  onSelected?: () => void;
}

/** Beside the answer. */
export function EvidenceRail(props: EvidenceListProps) {
  const { answer } = props.evidence;
  return (
    <aside aria-label="Evidence" className="hidden w-90 shrink-0 flex-col border-l bg-sunken lg:flex xl:w-100 2xl:w-115">
      <div className="flex min-h-12 shrink-0 items-center justify-between gap-2 border-b px-4 text-sm">
        <h2 className="font-medium">Evidence</h2>
        {answer && answer.citations.length > 0 && <p className="text-xs text-muted">{count(answer.citations.length, "passage")}</p>}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <EvidenceList {...props} />
      </div>
    </aside>
  );
}

interface EvidenceSheetProps extends EvidenceListProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Over the answer where there is no room beside it. */
export function EvidenceSheet({ open, onOpenChange, ...props }: EvidenceSheetProps) {
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title="Evidence" side="bottom">
      <EvidenceList {...props} onSelected={() => onOpenChange(false)} />
    </Sheet>
  );
}

function EvidenceList({ address, conversationId, evidence, writing, onSelected }: EvidenceListProps) {
  const { answer, selection, select } = evidence;
  if (!answer || answer.citations.length === 0) return <NoEvidence answered={answer !== null} writing={writing} />;
  return (
    <ol aria-label="Passages the answer rests on">
      {answer.citations.map((citation) => (
        <EvidenceCard
          key={citation.number}
          id={cardId(answer.id, citation.number)}
          citation={citation}
          href={evidencePath(address, citation, conversationId)}
          selected={selection?.answerId === answer.id && selection.number === citation.number}
          onSelect={() => {
            select({ answerId: answer.id, number: citation.number, from: "card" });
            onSelected?.();
          }}
        />
      ))}
    </ol>
  );
}

function NoEvidence({ answered, writing }: { answered: boolean; writing: boolean }) {
  if (writing) {
    return (
      <div role="status" aria-label="Looking for passages" className="flex flex-col gap-3 px-4 py-4">
        <Skeleton className="h-3.5 w-3/5" />
        <Skeleton className="h-16 w-full" />
      </div>
    );
  }
  return (
    <p className="px-4 py-4 text-sm text-muted">
      {answered
        ? "This answer quotes no passage of your documents."
        : "The passages an answer rests on appear here, with their words marked."}
    </p>
  );
}
