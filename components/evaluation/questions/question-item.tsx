import Link from "next/link";
import { Button } from "@/components/ui/controls/button";
import { Tag } from "@/components/ui/display/tag";
import { citationHref } from "@/lib/client/citation/citation-address";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { ORIGIN_LABELS } from "@/lib/domains/evaluation/questions/labels";
import type { GoldenPassageDto, GoldenQuestionDto } from "@/lib/domains/evaluation/questions/schema";

interface QuestionItemProps {
  address: WorkspaceAddress;
  question: GoldenQuestionDto;
  canManage: boolean;
  busy: boolean;
  onAccept: () => void;
  onEdit: () => void;
  onDelete: () => void;
}

export function QuestionItem({ address, question, canManage, busy, onAccept, onEdit, onDelete }: QuestionItemProps) {
  const { question: words, expectedAnswer, answerable, origin, status, passages } = question;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium text-pretty">{words}</p>
        {expectedAnswer && <p className="mt-0.5 text-sm text-muted">Expected: {expectedAnswer}</p>}
        {!answerable && <p className="mt-0.5 text-sm text-muted">The documents do not answer it.</p>}
        <ul className="mt-1 flex flex-col gap-1">
          {passages.map((passage) => (
            <PassageLine key={`${passage.versionId} ${passage.page} ${passage.start}`} address={address} passage={passage} />
          ))}
        </ul>
        <p className="mt-1 text-xs text-muted">{ORIGIN_LABELS[origin]}</p>
      </div>
      {canManage && (
        <div className="flex gap-1">
          {status === "proposed" && (
            <Button size="sm" disabled={busy} aria-label={`Accept: ${words}`} onClick={onAccept}>
              Accept
            </Button>
          )}
          <Button size="sm" variant="ghost" disabled={busy} aria-label={`Edit: ${words}`} onClick={onEdit}>
            Edit
          </Button>
          <Button size="sm" variant="ghost" disabled={busy} aria-label={`Delete: ${words}`} onClick={onDelete}>
            {status === "proposed" ? "Dismiss" : "Delete"}
          </Button>
        </div>
      )}
    </li>
  );
}

function PassageLine({ address, passage }: { address: WorkspaceAddress; passage: GoldenPassageDto }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 text-sm">
      <span className="line-clamp-2 max-w-prose font-serif">“{passage.quote}”</span>
      <Link href={citationHref(documentPath(address, passage.documentId), passage, { version: passage.versionId })} className="text-xs text-accent hover:underline">
        {passage.documentName}, {passage.pageLabel ?? `page ${passage.page}`}
      </Link>
      {!passage.current && <Tag tone="warn">Of version {passage.version}, which does not answer any more</Tag>}
    </li>
  );
}
