"use client";

import { Download, FileUp } from "lucide-react";
import Link from "next/link";
import { FileSize } from "@/components/patterns/file-size";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Button } from "@/components/ui/controls/button";
import { Tag } from "@/components/ui/display/tag";
import { documentPath, fileUrl, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { STATUS_LABELS } from "@/lib/domains/dataroom/labels";
import type { DocumentDto, VersionDto } from "@/lib/domains/dataroom/schema";
import { STATUS_TONES } from "../../list/status-tones";
import { useUploads } from "../../upload-provider";

interface VersionsTabProps {
  address: WorkspaceAddress;
  document: DocumentDto;
  versions: readonly VersionDto[];
  shown: VersionDto;
  canUpload: boolean;
}

export function VersionsTab({ address, document, versions, shown, canUpload }: VersionsTabProps) {
  const uploads = useUploads();
  return (
    <div className="flex flex-col gap-4">
      {canUpload && (
        <Button size="sm" icon={<FileUp aria-hidden />} onClick={() => uploads.choose({ documentId: document.id })} className="self-start">
          Upload a new version
        </Button>
      )}
      <ol aria-label="Versions" className="border-t">
        {versions.map((version) => (
          <li key={version.id} className="flex items-start gap-2 border-b py-3 text-sm">
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2">
                <Link
                  href={documentPath(address, document.id, { version: version.id })}
                  aria-current={version.id === shown.id ? "page" : undefined}
                  className="font-medium hover:underline aria-[current]:text-accent"
                >
                  Version {version.number}
                </Link>
                <VersionTags {...{ document, version, shown }} />
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
            </div>
            <a
              href={fileUrl(address, document.id, { version: version.id, download: true })}
              download
              aria-label={`Download version ${version.number}`}
              className="tap -my-1 inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
            >
              <Download aria-hidden className="size-4" />
            </a>
          </li>
        ))}
      </ol>
    </div>
  );
}

function VersionTags({ document, version, shown }: { document: DocumentDto; version: VersionDto; shown: VersionDto }) {
  return (
    <>
      {version.id === document.currentVersionId && version.status === "ready" && (
        <Tag tone="ok" className="shrink-0">
          Answers
        </Tag>
      )}
      {version.status !== "ready" && (
        <Tag tone={STATUS_TONES[version.status]} busy={version.status === "processing"}>
          {STATUS_LABELS[version.status]}
        </Tag>
      )}
      {version.id === shown.id && <span className="text-xs text-muted">shown</span>}
    </>
  );
}
