"use client";

import { AlertTriangle, CircleX, CornerDownLeft, History, LoaderCircle, SearchX, ShieldAlert } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Progress } from "@/components/ui/display/progress";
import { classNames } from "@/lib/client/class-names";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { DocumentDto, VersionDto } from "@/lib/domains/dataroom/schema";
import { RetryButton } from "../list/retry-button";
import { unreadablePagesText } from "../list/unreadable-pages";
import { progressLabel } from "../uploads/observed-document";
import type { EvidenceResult } from "./evidence-result";
import { FlagNotice } from "./flag-notice";
import { PART_NAMES, viewKind } from "./view-kind";

interface DocumentNoticesProps {
  address: WorkspaceAddress;
  document: DocumentDto;
  version: VersionDto;
  current: VersionDto | null;
  canProcess: boolean;
  from: string | null;
  evidence: EvidenceResult | null;
  onGo: (page: number) => void;
}

const TONES = { plain: "text-muted", warn: "bg-warn-wash text-warn", danger: "bg-danger-wash text-danger" } as const;

/** What one must know before reading: the way back, an older version, work that goes on, what failed, what could not be read. */
export function DocumentNotices({ address, document, version, current, canProcess, from, evidence, onGo }: DocumentNoticesProps) {
  const latest = version.id === document.versionId;
  return (
    <>
      {from && (
        <Notice icon={<CornerDownLeft aria-hidden />}>
          <Link href={from} className="font-medium text-accent hover:underline">
            Back to the answer
          </Link>
        </Notice>
      )}
      {evidence === "missing" && (
        <Notice tone="warn" icon={<SearchX aria-hidden />}>
          The cited words were not found here, so nothing is marked.
        </Notice>
      )}
      {current && current.id !== version.id && (
        <Notice icon={<History aria-hidden />}>
          You are reading version {version.number}; version {current.number} is current.{" "}
          <Link href={documentPath(address, document.id)} className="text-accent underline underline-offset-2">
            Open version {current.number}
          </Link>
        </Notice>
      )}
      {(version.status === "queued" || version.status === "processing") && (
        <Notice icon={<LoaderCircle aria-hidden className="animate-spin" />}>
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {version.error?.message ?? `${latest ? progressLabel(document) : "Processing"}: it can be searched and cited once this is done.`}
            {latest && (
              <Progress
                label={progressLabel(document)}
                value={document.status === "processing" ? document.progress : null}
                className="max-w-32"
              />
            )}
          </span>
        </Notice>
      )}
      {(version.status === "failed" || version.status === "cancelled") && (
        <Notice tone={version.status === "failed" ? "danger" : "warn"} icon={<CircleX aria-hidden />}>
          {version.status === "failed"
            ? (version.error?.message ?? "The document could not be read.")
            : "Reading this version was cancelled."}{" "}
          The file itself is kept.
          {latest && canProcess && (
            <span className="-my-1.5 inline-flex align-middle">
              <RetryButton address={address} document={document} />
            </span>
          )}
        </Notice>
      )}
      {latest && document.note && (
        <Notice tone="warn" icon={<AlertTriangle aria-hidden />}>
          {document.note}
        </Notice>
      )}
      {version.flags.length > 0 && (
        <Notice tone="warn" icon={<ShieldAlert aria-hidden />}>
          <FlagNotice {...{ address }} documentId={document.id} versionId={version.id} part={PART_NAMES[viewKind(version.kind)]} flags={version.flags} />
        </Notice>
      )}
      {version.unreadablePages.length > 0 && version.status === "ready" && (
        <Notice tone="warn" icon={<AlertTriangle aria-hidden />}>
          {unreadablePagesText(version.unreadablePages)}. Search and answers do not see them.{" "}
          <button type="button" className="underline" onClick={() => onGo(version.unreadablePages[0] ?? 1)}>
            Show the first
          </button>
        </Notice>
      )}
    </>
  );
}

function Notice({ tone = "plain", icon, children }: { tone?: keyof typeof TONES; icon: ReactNode; children: ReactNode }) {
  return (
    <div
      className={classNames(
        "flex shrink-0 items-start gap-2.5 border-b px-4 py-2 text-sm [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0",
        TONES[tone],
      )}
    >
      {icon}
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
