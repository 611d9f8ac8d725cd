import { useMemo } from "react";
import type { Column } from "@/components/patterns/data-table/column";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";
import type { RoomFoldersDto } from "@/lib/domains/dataroom/organize/schema";
import type { TextMatchDto } from "@/lib/domains/dataroom/schema";
import { folderCells } from "../folders/folder-cells";
import { dataRoomHref, type DataRoomQuery } from "./data-room-query";
import { documentColumns } from "./document-columns";
import { isFolder, type RoomRow } from "./room-row";
import { useChosenColumns } from "./use-chosen-columns";

interface RoomColumnsOptions {
  address: WorkspaceAddress;
  query: DataRoomQuery;
  room: RoomFoldersDto;
  open: FolderDto | null;
  matches: readonly TextMatchDto[];
  canProcess: boolean;
}

/** The columns that the reader chose, for rows of folders and of documents, and the menu that chooses them. */
export function useRoomColumns({ address, query, room, open, matches, canProcess }: RoomColumnsOptions) {
  const { chosen, choose, own } = useChosenColumns(room.data.length > 0 ? ["index"] : []);
  const all = useMemo((): Column<RoomRow>[] => {
    const hrefOf = query.trash ? null : (folder: FolderDto) => dataRoomHref(address, query, { folder: folder.id });
    const cells = folderCells({
      hrefOf,
      folders: room.data,
      documents: room.documents,
      departments: room.departments,
    });
    return documentColumns({
      address,
      trash: query.trash,
      canProcess,
      folder: open,
      matches,
    }).map((column) => ({
      ...column,
      cell: (row) => (isFolder(row) ? cells[column.id]?.(row) : column.cell(row)),
    }));
  }, [address, query, room, open, matches, canProcess]);
  return {
    // What somebody chose himself is shown however narrow the table is.
    shown: all
      .filter((column) => column.id === "name" || chosen.has(column.id))
      .map((column) => (own ? { ...column, hideBelow: undefined } : column)),
    menu: {
      columns: all.filter((column) => column.id !== "name"),
      chosen,
      own,
      onChoose: choose,
    },
  };
}
