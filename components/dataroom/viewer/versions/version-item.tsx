"use client";

import Link from "next/link";
import { useState } from "react";
import { FileSize } from "@/components/patterns/file-size";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Tag } from "@/components/ui/display/tag";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { STATUS_LABELS } from "@/lib/domains/dataroom/labels";
import type { DocumentDto, VersionDto } from "@/lib/domains/dataroom/schema";
import { INTEGRITY_LABELS } from "@/lib/domains/dataroom/versions/labels";
import type { Integrity } from "@/lib/domains/dataroom/versions/schema";
import { STATUS_TONES } from "../../list/status-tones";
import { VersionDialog, type VersionDialogKind } from "./version-dialog";
import { VersionMenu } from "./version-menu";

interface VersionItemProps {
  address: WorkspaceAddress;
  document: DocumentDto;
  versions: readonly VersionDto[];
  version: VersionDto;
  shown: VersionDto;
  canChange: boolean;
  /** Null before it was verified. */
  integrity: Integrity | null;
}

export function VersionItem({ address, document, versions, version, shown, canChange, integrity }: VersionItemProps) {
  const [asked, setAsked] = useState<VersionDialogKind | null>(null);
  return (
    <li className="flex items-start gap-2 border-b py-3 text-sm">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <Link
            href={documentPath(address, document.id, { version: version.id })}
            aria-current={version.id === shown.id ? "page" : undefined}
            className="font-medium hover:underline aria-[current]:text-accent"
          >
            Version {version.number}
          </Link>
          <VersionTags {...{ document, version, shown, integrity }} />
        </p>
        <p className="mt-0.5 text-muted">
          <RelativeTime date={version.createdAt} /> · <FileSize bytes={version.size} />
          {version.uploadedBy && ` · ${version.uploadedBy}`}
        </p>
        {version.originalName !== document.name && (
          <p className="truncate text-muted" title={version.originalName}>
            {version.originalName}
          </p>
        )}
        <details className="text-xs text-muted">
          <summary className="w-fit cursor-pointer py-1.5 hover:text-ink">SHA-256 {version.sha256.slice(0, 8)}…</summary>
          <code className="tabular block break-all select-all">{version.sha256}</code>
        </details>
      </div>
      <VersionMenu {...{ address, document, versions, version, canChange }} onAsk={setAsked} />
      {asked && <VersionDialog {...{ address, document, version }} kind={asked} onClose={() => setAsked(null)} />}
    </li>
  );
}

type VersionTagsProps = Pick<VersionItemProps, "document" | "version" | "shown" | "integrity">;

function VersionTags({ document, version, shown, integrity }: VersionTagsProps) {
  return (
    <>
      {version.id === document.currentVersionId && version.status === "ready" && (
        <Tag tone="ok" className="shrink-0">
          Answers
        </Tag>
      )}
      {version.id === document.pinnedVersionId && (
        <Tag tone="accent" className="shrink-0">
          Pinned
        </Tag>
      )}
      {version.status !== "ready" && (
        <Tag tone={STATUS_TONES[version.status]} busy={version.status === "processing"}>
          {STATUS_LABELS[version.status]}
        </Tag>
      )}
      {integrity && <Tag tone={integrity === "whole" ? "ok" : "danger"}>{INTEGRITY_LABELS[integrity]}</Tag>}
      {version.id === shown.id && <span className="text-xs text-muted">shown</span>}
    </>
  );
}
