import { Folder, Lock } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Tag } from "@/components/ui/display/tag";
import { count } from "@/lib/client/format";
import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";
import { SENSITIVITY_LABELS } from "@/lib/domains/dataroom/labels";

interface FolderCellOptions {
  /** Null in the trash, where nothing opens. */
  hrefOf: ((folder: FolderDto) => string) | null;
  folders: readonly FolderDto[];
  /** By folder. */
  documents: Readonly<Record<string, number>>;
  departments: readonly { id: string; name: string }[];
}

/** What stands in a folder's row, by column. */
export function folderCells({
  hrefOf,
  folders,
  documents,
  departments,
}: FolderCellOptions): Record<string, (folder: FolderDto) => ReactNode> {
  return {
    index: (folder) => <span className="text-muted tabular">{folder.number}</span>,
    name: (folder) => (
      <div className="flex items-center gap-2.5">
        <Folder aria-hidden className="size-4 shrink-0 text-muted" />
        {hrefOf ? (
          <Link href={hrefOf(folder)} title={folder.name} className="min-w-0 truncate font-medium hover:underline">
            {folder.name}
          </Link>
        ) : (
          <span title={folder.name} className="min-w-0 truncate font-medium">
            {folder.name}
          </span>
        )}
        <FolderGuardTag folder={folder} departments={departments} />
      </div>
    ),
    type: () => "Folder",
    status: (folder) => <span className="text-muted">{contentsOf(folder, folders, documents)}</span>,
    updated: (folder) => folder.deletedAt && <RelativeTime date={folder.deletedAt} />,
  };
}

/** What a folder asks of readers, where it asks anything. */
export function FolderGuardTag({ folder, departments }: { folder: FolderDto; departments: readonly { id: string; name: string }[] }) {
  const names = folder.departmentIds.map((id) => departments.find((one) => one.id === id)?.name ?? "a department");
  const asks = [...(folder.minSensitivity === "public" ? [] : [`${SENSITIVITY_LABELS[folder.minSensitivity]} or above`]), ...names];
  if (asks.length === 0) return null;
  return (
    <span title={`For readers of: ${asks.join(", ")}`} className="max-w-48 min-w-0 shrink">
      <Tag icon={<Lock aria-hidden />}>{asks.join(", ")}</Tag>
    </span>
  );
}

function contentsOf(folder: FolderDto, folders: readonly FolderDto[], documents: Readonly<Record<string, number>>): string {
  const inside = documents[folder.id];
  if (inside === undefined) return "";
  const below = folders.filter((one) => one.parentId === folder.id).length;
  const held = inside >= 1_000 ? "1,000 documents or more" : count(inside, "document");
  return below > 0 ? `${count(below, "folder")}, ${held}` : held;
}
