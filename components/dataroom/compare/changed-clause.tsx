"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Tag, type TagTone } from "@/components/ui/display/tag";
import { classNames } from "@/lib/client/class-names";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { CHANGE_LABELS } from "@/lib/domains/dataroom/versions/labels";
import type { Change, ChangeDto, ComparedClauseDto, ComparisonDto } from "@/lib/domains/dataroom/versions/schema";

const TONES: Record<Change, TagTone> = { changed: "warn", moved: "accent", removed: "danger", added: "ok" };

interface ChangedClauseProps {
  address: WorkspaceAddress;
  comparison: ComparisonDto;
  change: ChangeDto;
  /** Counted from 1. */
  number: number;
  current: boolean;
}

/** One clause that differs: what it was at the left, what it is at the right. */
export function ChangedClause({ address, comparison, change, number, current }: ChangedClauseProps) {
  const { kind, before, after, parts } = change;
  const side = (which: "before" | "after", clause: ComparedClauseDto | null, gone: "removed" | "added") => (
    <Side address={address} version={comparison[which]} clause={clause}>
      {clause && (parts ? <Words parts={parts} without={gone === "removed" ? "added" : "removed"} /> : <Whole kind={kind} text={clause.text} />)}
    </Side>
  );
  return (
    <li
      id={`change-${number}`}
      tabIndex={-1}
      aria-current={current ? "true" : undefined}
      aria-label={`Change ${number}: ${CHANGE_LABELS[kind]}`}
      className={classNames("scroll-mt-28 border-b py-3 outline-none", current && "bg-accent-wash")}
    >
      <div className="px-4 pb-1.5 lg:px-6">
        <Tag tone={TONES[kind]}>
          {CHANGE_LABELS[kind]}
          {kind === "moved" && before && after && before.page !== after.page ? ` from page ${before.page} to ${after.page}` : ""}
        </Tag>
      </div>
      <div className="grid gap-3 px-4 md:grid-cols-2 md:gap-6 lg:px-6">
        {side("before", before, "removed")}
        {side("after", after, "added")}
      </div>
    </li>
  );
}

interface SideProps {
  address: WorkspaceAddress;
  version: ComparisonDto["before"];
  clause: ComparedClauseDto | null;
  children: ReactNode;
}

function Side({ address, version, clause, children }: SideProps) {
  if (!clause) return <p className="text-sm text-muted max-md:hidden">Not in version {version.number}</p>;
  return (
    <div className="min-w-0">
      <p className="text-xs text-muted">
        <Link
          href={documentPath(address, version.documentId, { version: version.versionId, page: clause.page })}
          className="inline-block py-1 underline hover:text-ink"
        >
          Version {version.number}, page {clause.page}
        </Link>
      </p>
      <p className="text-sm break-words whitespace-pre-wrap">{children}</p>
    </div>
  );
}

function Words({ parts, without }: { parts: NonNullable<ChangeDto["parts"]>; without: "added" | "removed" }) {
  return parts
    .filter((part) => part.kind !== without)
    .map((part, index) => (
      <span key={index}>
        {index > 0 && " "}
        {part.kind === "same" ? part.text : <Marked kind={part.kind} text={part.text} />}
      </span>
    ));
}

function Whole({ kind, text }: { kind: Change; text: string }) {
  return kind === "removed" || kind === "added" ? <Marked kind={kind} text={text} /> : text;
}

function Marked({ kind, text }: { kind: "removed" | "added"; text: string }) {
  return kind === "removed" ? (
    <del className="rounded-sm bg-danger-wash text-danger line-through">{text}</del>
  ) : (
    <ins className="rounded-sm bg-ok-wash font-medium text-ok underline underline-offset-2">{text}</ins>
  );
}
