"use client";

import { useRouter } from "next/navigation";
import type { Column, Sort } from "@/components/patterns/data-table/column";
import { DataTable } from "@/components/patterns/data-table/data-table";
import { Pagination } from "@/components/patterns/pagination";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";
import type { RoomFoldersDto } from "@/lib/domains/dataroom/organize/schema";
import type { DocumentAbilities } from "@/lib/domains/dataroom/policy";
import { type DocumentListDto, SORTS } from "@/lib/domains/dataroom/schema";
import { type FolderDeeds, FolderMenu } from "../folders/folder-menu";
import { BulkActions } from "./bulk-actions";
import { DataRoomEmpty } from "./data-room-empty";
import { dataRoomHref, type DataRoomQuery, isSearched, PAGE_SIZE } from "./data-room-query";
import { DocumentMenu } from "./document-menu";
import type { Asking } from "./room-dialogs";
import { chosenOf, isFolder, type RoomRow } from "./room-row";
import type { DocumentCommands } from "./use-document-commands";

export type ShownList = DocumentListDto & { can: DocumentAbilities; favourites: readonly string[] };

interface RoomTableProps {
  address: WorkspaceAddress;
  query: DataRoomQuery;
  list: ShownList;
  room: RoomFoldersDto;
  columns: readonly Column<RoomRow>[];
  commands: DocumentCommands;
  deedsOf: (folder: FolderDto) => FolderDeeds;
  /** The text was searched: best first, in no column's order. */
  searched: boolean;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  onAsk: (asking: Asking) => void;
  sample: { id: string; name: string } | null;
}

export function RoomTable({
  address,
  query,
  list,
  room,
  columns,
  commands,
  deedsOf,
  searched,
  selected,
  onSelect,
  onAsk,
  sample,
}: RoomTableProps) {
  const router = useRouter();
  const { can } = list;
  const rows: RoomRow[] = [...foldersShown(query, room.data), ...list.data];
  const chosen = chosenOf(rows, selected);
  const open = (row: RoomRow) =>
    router.push(isFolder(row) ? dataRoomHref(address, query, { folder: row.id }) : documentPath(address, row.id));
  const ask = (what: Asking["what"], of = chosen) => onAsk({ what, rows: of });
  const selectable = query.trash ? can.trash || can.purge : true;
  return (
    <DataTable
      label={query.trash ? "Documents in the trash" : "Documents"}
      rows={rows}
      columns={searched ? columns.map((column) => ({ ...column, sortable: false })) : columns}
      rowId={(row) => row.id}
      rowLabel={(row) => row.name}
      sort={searched ? undefined : sortOf(query)}
      onSortChange={(sort) => router.push(dataRoomHref(address, query, { sort: sortName(sort) }))}
      selection={
        selectable
          ? {
              selected,
              onChange: onSelect,
              actions: (
                <BulkActions
                  {...{ address, chosen, can, commands }}
                  trash={query.trash}
                  onDone={() => onSelect(new Set())}
                  onPurge={() => ask("purge")}
                  onMove={() => ask("move")}
                  onCopy={() => ask("copy")}
                  onTag={() => ask("tag")}
                />
              ),
            }
          : undefined
      }
      onOpen={query.trash ? undefined : open}
      rowMenu={(row) => {
        if (isFolder(row)) return <FolderMenu {...{ address, room }} folder={row} deeds={deedsOf(row)} />;
        const own = { documents: [row], folders: [] };
        return (
          <DocumentMenu
            document={row}
            favourite={list.favourites.includes(row.id)}
            {...{ address, can, commands }}
            onPurge={() => ask("purge", own)}
            onMove={() => ask("move", own)}
            onCopy={() => ask("copy", own)}
            onTag={() => ask("tag", own)}
          />
        );
      }}
      empty={<DataRoomEmpty {...{ address, query, sample }} canUpload={can.upload} />}
      footer={list.total > 0 && <Pages {...{ address, query, list }} />}
      className="border-t"
    />
  );
}

/** Those right below the open one, before the first page; what is searched is searched among documents. */
function foldersShown(query: DataRoomQuery, folders: readonly FolderDto[]): readonly FolderDto[] {
  if (query.cursors.length > 0 || isSearched(query)) return [];
  return query.trash ? folders : folders.filter((folder) => folder.parentId === query.folder);
}

function Pages({ address, query, list }: Pick<RoomTableProps, "address" | "query" | "list">) {
  const { cursors } = query;
  return (
    <Pagination
      what="documents"
      shown={list.data.length}
      total={list.total}
      more={list.more}
      before={cursors.length * PAGE_SIZE}
      previousHref={cursors.length > 0 ? dataRoomHref(address, query, { cursors: cursors.slice(0, -1) }) : undefined}
      nextHref={
        list.nextCursor
          ? dataRoomHref(address, query, {
              cursors: [...cursors, list.nextCursor],
            })
          : undefined
      }
    />
  );
}

function sortOf({ sort }: DataRoomQuery): Sort {
  return sort.startsWith("-") ? { column: sort.slice(1), direction: "desc" } : { column: sort, direction: "asc" };
}

function sortName({ column, direction }: Sort): DataRoomQuery["sort"] {
  return SORTS.find((name) => name === (direction === "desc" ? `-${column}` : column)) ?? "-updated";
}
