import type { ReactNode } from "react";
import { CopyField } from "@/components/patterns/copy-field";
import { FileSize } from "@/components/patterns/file-size";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Tag } from "@/components/ui/display/tag";
import { KIND_LABELS, SENSITIVITY_LABELS, STATUS_LABELS } from "@/lib/domains/dataroom/labels";
import type { DocumentDto, VersionDto } from "@/lib/domains/dataroom/schema";
import { SENSITIVITY_TONES, STATUS_TONES } from "../../list/status-tones";
import { unreadablePagesText } from "../../list/unreadable-pages";

interface ActivityTabProps {
  document: DocumentDto;
  version: VersionDto;
}

/** Who brought the version, when, and what is known of it. */
export function ActivityTab({ document, version }: ActivityTabProps) {
  const unreadable = unreadablePagesText(version.unreadablePages);
  return (
    <div className="flex flex-col gap-5">
      <dl className="border-t text-sm">
        <Fact label="Status">
          <Tag tone={STATUS_TONES[version.status]} busy={version.status === "processing"}>
            {STATUS_LABELS[version.status]}
          </Tag>
        </Fact>
        {version.error && <Fact label="Reason">{version.error.message}</Fact>}
        <Fact label="Uploaded">
          <RelativeTime date={version.createdAt} />
        </Fact>
        <Fact label="By">{version.uploadedBy ?? "A program or a former member"}</Fact>
        <Fact label="Version">{version.number}</Fact>
        <Fact label="Type">{KIND_LABELS[version.kind] ?? version.kind}</Fact>
        <Fact label="Size">
          <FileSize bytes={version.size} />
        </Fact>
        {version.pages !== null && <Fact label="Pages">{version.pages}</Fact>}
        {unreadable && <Fact label="Unreadable">{unreadable}</Fact>}
        <Fact label="Project">{document.projectName}</Fact>
        <Fact label="Sensitivity">
          <Tag tone={SENSITIVITY_TONES[document.sensitivity]} icon={false}>
            {SENSITIVITY_LABELS[document.sensitivity]}
          </Tag>
        </Fact>
        {document.tags.length > 0 && <Fact label="Tags">{document.tags.join(", ")}</Fact>}
      </dl>
      <CopyField label="Checksum (SHA-256)" value={version.sha256} />
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex gap-3 border-b py-2">
      <dt className="w-24 shrink-0 text-muted">{label}</dt>
      <dd className="min-w-0 flex-1 break-words">{children}</dd>
    </div>
  );
}
