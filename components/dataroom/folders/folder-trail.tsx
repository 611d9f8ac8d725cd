import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";
import { FolderGuardTag } from "./folder-cells";

interface FolderTrailProps {
  folders: readonly FolderDto[];
  open: FolderDto;
  departments: readonly { id: string; name: string }[];
  /** Null: out of all folders. */
  hrefOf: (folderId: string | null) => string;
}

/** Where one is in the tree, outermost first. */
export function FolderTrail({ folders, open, departments, hrefOf }: FolderTrailProps) {
  const path = pathTo(open, folders);
  return (
    <nav aria-label="Folder path" className="px-4 pb-2.5 lg:px-6">
      <ol className="flex flex-wrap items-center gap-x-1 text-sm">
        <li>
          <Link href={hrefOf(null)} className="tap inline-flex min-h-8 items-center text-muted hover:text-ink hover:underline">
            All documents
          </Link>
        </li>
        {path.map((folder) => (
          <li key={folder.id} className="flex min-w-0 items-center gap-1">
            <ChevronRight aria-hidden className="size-3.5 shrink-0 text-faint" />
            {folder.id === open.id ? (
              <span aria-current="location" className="inline-flex min-h-8 items-center gap-1.5 font-medium">
                <span className="text-muted tabular">{folder.number}</span>
                {folder.name}
              </span>
            ) : (
              <Link
                href={hrefOf(folder.id)}
                className="tap inline-flex min-h-8 max-w-48 items-center gap-1.5 text-muted hover:text-ink hover:underline"
              >
                <span className="tabular">{folder.number}</span>
                <span className="truncate">{folder.name}</span>
              </Link>
            )}
            <FolderGuardTag folder={folder} departments={departments} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function pathTo(open: FolderDto, folders: readonly FolderDto[]): FolderDto[] {
  const parent = folders.find((folder) => folder.id === open.parentId);
  return parent ? [...pathTo(parent, folders), open] : [open];
}
