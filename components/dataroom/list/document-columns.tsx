import { FileText, FileType, Table2, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { FileSize } from "@/components/patterns/file-size";
import { RelativeTime } from "@/components/patterns/relative-time";
import type { Column } from "@/components/patterns/data-table/column";
import { Tag } from "@/components/ui/display/tag";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { KIND_LABELS, SENSITIVITY_LABELS } from "@/lib/domains/dataroom/labels";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";
import { DRAGGED_DOCUMENTS } from "../folders/folder-tree";
import { DocumentStatus } from "./document-status";
import { FlagTag } from "./flag-tag";
import { RetryButton } from "./retry-button";
import { SuggestedLevel } from "./suggested-level";
import { SENSITIVITY_TONES } from "./status-tones";
import { unreadablePagesText } from "./unreadable-pages";

const ICONS: Record<string, LucideIcon> = {
  xlsx: Table2,
  csv: Table2,
  pdf: FileType,
};

interface ColumnOptions {
  address: WorkspaceAddress;
  trash: boolean;
  canProcess: boolean;
}

export function documentColumns({ address, trash, canProcess }: ColumnOptions): Column<DocumentDto>[] {
  const retry = !trash && canProcess;
  return [
    {
      id: "name",
      header: "Name",
      sortable: true,
      cell: (row) => <NameCell row={row} href={trash ? null : documentPath(address, row.id)} />,
    },
    {
      id: "project",
      header: "Project",
      width: "8rem",
      hideBelow: "xl",
      cell: (row) => <span title={row.projectName}>{row.projectName}</span>,
    },
    {
      id: "type",
      header: "Type",
      width: "7.75rem",
      hideBelow: "lg",
      cell: (row) => <TypeCell row={row} />,
    },
    {
      id: "size",
      header: "Size",
      width: "5.25rem",
      align: "end",
      hideBelow: "xl",
      cell: (row) => <FileSize bytes={row.size} />,
    },
    {
      id: "pages",
      header: "Pages",
      width: "4.25rem",
      align: "end",
      hideBelow: "xl",
      hideInCard: true,
      cell: (row) => <Pages row={row} />,
    },
    {
      id: "status",
      header: "Status",
      width: "10.5rem",
      cell: (row) => (
        <span className="inline-flex items-center gap-2">
          <DocumentStatus document={row} />
          {retry && (row.status === "failed" || row.status === "cancelled") && <RetryButton address={address} document={row} />}
        </span>
      ),
    },
    {
      id: "sensitivity",
      header: "Sensitivity",
      width: "7.25rem",
      hideBelow: "xl",
      cell: (row) => (
        <Tag tone={SENSITIVITY_TONES[row.sensitivity]} icon={false}>
          {SENSITIVITY_LABELS[row.sensitivity]}
        </Tag>
      ),
    },
    {
      id: "updated",
      header: trash ? "Deleted" : "Updated",
      width: "8.5rem",
      sortable: true,
      align: "end",
      cell: (row) => <RelativeTime date={row.deletedAt ?? row.updatedAt} />,
    },
  ];
}

function TypeCell({ row }: { row: DocumentDto }) {
  return (
    <span>
      {KIND_LABELS[row.kind] ?? row.kind.toUpperCase()}
      <span className="text-muted" title={`Version ${row.version}`}>
        {" · "}v{row.version}
      </span>
    </span>
  );
}

function Pages({ row }: { row: DocumentDto }) {
  return row.pages === null ? <span className="text-faint">–</span> : <span className="tabular">{row.pages}</span>;
}

/** One line as a rule; a second one for what a reader must not miss. */
function NameCell({ row, href }: { row: DocumentDto; href: string | null }) {
  const Icon = ICONS[row.kind] ?? FileText;
  const unreadable = unreadablePagesText(row.unreadablePages);
  const note = row.status === "failed" ? row.error?.message : unreadable;
  return (
    <div
      draggable={href !== null}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED_DOCUMENTS, row.id)}
      className={note ? "flex gap-2.5 py-2" : "flex items-center gap-2.5"}
    >
      <Icon aria-hidden className={note ? "mt-0.5 size-4 shrink-0 text-muted" : "size-4 shrink-0 text-muted"} />
      <div className="min-w-0 flex-1">
        {href ? (
          <Link href={href} title={row.name} className="block truncate font-medium hover:underline">
            {row.name}
          </Link>
        ) : (
          <span title={row.name} className="block truncate font-medium">
            {row.name}
          </span>
        )}
        {note && (
          <p
            className={
              row.status === "failed" ? "line-clamp-3 text-xs whitespace-normal text-danger" : "text-xs whitespace-normal text-warn"
            }
          >
            {note}
          </p>
        )}
        <FlagTag flags={row.flags} />
        <SuggestedLevel document={row} />
      </div>
    </div>
  );
}
