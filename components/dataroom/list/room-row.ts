import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";

/** What the table shows: folders first, then documents. */
export type RoomRow = FolderDto | DocumentDto;

export function isFolder(row: RoomRow): row is FolderDto {
  return "minSensitivity" in row;
}

export interface ChosenRows {
  documents: readonly DocumentDto[];
  folders: readonly FolderDto[];
}

export function chosenOf(rows: readonly RoomRow[], selected: ReadonlySet<string>): ChosenRows {
  const chosen = rows.filter((row) => selected.has(row.id));
  return {
    documents: chosen.filter((row): row is DocumentDto => !isFolder(row)),
    folders: chosen.filter(isFolder),
  };
}
