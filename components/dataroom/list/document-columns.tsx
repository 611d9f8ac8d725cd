import { FileText, FileType, Table2, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { FileSize } from "@/components/patterns/file-size";
import { RelativeTime } from "@/components/patterns/relative-time";
import type { Column } from "@/components/patterns/data-table/column";
import { Tag } from "@/components/ui/display/tag";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { KIND_LABELS, SENSITIVITY_LABELS } from "@/lib/domains/dataroom/labels";
import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";
import type { DocumentDto, TextMatchDto } from "@/lib/domains/dataroom/schema";
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
  /** The folder that is open: in it its documents have numbers. */
  folder: FolderDto | null;
  /** Where the text of a document answers, when text is searched. */
  matches: readonly TextMatchDto[];
}

export function documentColumns({ address, trash, canProcess, folder, matches }: ColumnOptions): Column<DocumentDto>[] {
  const retry = !trash && canProcess;
  return [
    {
      id: "index",
      header: "No.",
      width: "4rem",
      hideBelow: folder ? "@3xl" : "@5xl",
      sortable: folder !== null,
      hideInCard: true,
      cell: (row) => <IndexNumber row={row} folder={folder} />,
    },
    {
      id: "name",
      header: "Name",
      // The least that a name needs: where the others leave less, the table scrolls sideways.
      width: "14rem",
      sortable: true,
      cell: (row) => <NameCell {...{ address, row, trash }} match={matches.find((one) => one.documentId === row.id)} />,
    },
    {
      id: "project",
      header: "Project",
      width: "8rem",
      hideBelow: "@5xl",
      sortable: true,
      cell: (row) => <span title={row.projectName}>{row.projectName}</span>,
    },
    {
      id: "type",
      header: "Type",
      width: "7.75rem",
      hideBelow: "@5xl",
      sortable: true,
      cell: (row) => <TypeCell row={row} />,
    },
    {
      id: "size",
      header: "Size",
      width: "5.25rem",
      hideBelow: "@5xl",
      align: "end",
      sortable: true,
      cell: (row) => <FileSize bytes={row.size} />,
    },
    {
      id: "pages",
      header: "Pages",
      width: "5rem",
      hideBelow: "@5xl",
      align: "end",
      hideInCard: true,
      sortable: true,
      cell: (row) => <Pages row={row} />,
    },
    {
      id: "tags",
      header: "Tags",
      width: "10rem",
      hideBelow: "@3xl",
      cell: (row) => <Tags tags={row.tags} />,
    },
    {
      id: "status",
      header: "Status",
      width: "9.5rem",
      sortable: true,
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
      width: "7rem",
      hideBelow: "@3xl",
      sortable: true,
      cell: (row) => (
        <Tag tone={SENSITIVITY_TONES[row.sensitivity]} icon={false}>
          {SENSITIVITY_LABELS[row.sensitivity]}
        </Tag>
      ),
    },
    {
      id: "created",
      header: "Added",
      width: "6.75rem",
      hideBelow: "@3xl",
      sortable: true,
      align: "end",
      cell: (row) => <RelativeTime date={row.createdAt} />,
    },
    {
      id: "updated",
      header: trash ? "Deleted" : "Updated",
      width: "6.75rem",
      hideBelow: "@3xl",
      sortable: true,
      align: "end",
      cell: (row) => <RelativeTime date={row.deletedAt ?? row.updatedAt} />,
    },
  ];
}

/** The folder's number and the document's own in it. */
function IndexNumber({ row, folder }: { row: DocumentDto; folder: FolderDto | null }) {
  if (!folder || row.position === 0) return <span className="text-faint">–</span>;
  return (
    <span className="text-muted tabular">
      {folder.number} · {row.position}
    </span>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return <span className="text-faint max-md:hidden">–</span>;
  return (
    <span title={tags.join(", ")} className="inline-flex max-w-full gap-1 overflow-hidden align-middle">
      {tags.map((tag) => (
        <Tag key={tag} icon={false}>
          {tag}
        </Tag>
      ))}
    </span>
  );
}

function Match({ address, match }: { address: WorkspaceAddress; match: TextMatchDto }) {
  return (
    <Link
      href={documentPath(address, match.documentId, { page: match.page })}
      className="line-clamp-2 text-xs font-normal whitespace-normal text-muted hover:text-ink"
    >
      <span className="text-accent">{match.pageLabel ?? `Page ${match.page}`}</span>
      {" · "}
      {match.excerpt}
    </Link>
  );
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

interface NameCellProps {
  address: WorkspaceAddress;
  row: DocumentDto;
  trash: boolean;
  match: TextMatchDto | undefined;
}

/** One line as a rule; a second one for what a reader must not miss. */
function NameCell({ address, row, trash, match }: NameCellProps) {
  const href = trash ? null : documentPath(address, row.id);
  const Icon = ICONS[row.kind] ?? FileText;
  const unreadable = unreadablePagesText(row.unreadablePages);
  const note = row.status === "failed" ? row.error?.message : unreadable;
  const tall = note || match;
  return (
    <div
      draggable={href !== null}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED_DOCUMENTS, row.id)}
      className={tall ? "flex gap-2.5 py-2" : "flex items-center gap-2.5"}
    >
      <Icon aria-hidden className={tall ? "mt-0.5 size-4 shrink-0 text-muted" : "size-4 shrink-0 text-muted"} />
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
        {match && <Match {...{ address, match }} />}
        <FlagTag flags={row.flags} />
        <SuggestedLevel document={row} />
      </div>
    </div>
  );
}
