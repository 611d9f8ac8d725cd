"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useMemo, useState } from "react";
import type { Sort } from "@/components/patterns/data-table/column";
import { DataTable } from "@/components/patterns/data-table/data-table";
import { Pagination } from "@/components/patterns/pagination";
import { useLiveRefresh } from "@/lib/client/use-live-refresh";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { DocumentAbilities } from "@/lib/domains/dataroom/policy";
import type { FolderAbilities } from "@/lib/domains/dataroom/folders/policy";
import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";
import type { SavedFilterDto } from "@/lib/domains/dataroom/organize/schema";
import type { DocumentDto, DocumentListDto } from "@/lib/domains/dataroom/schema";
import { DOCUMENT_EVENTS } from "../document-event-types";
import { FolderPanel } from "../folders/folder-panel";
import { MoveDialog } from "../folders/move-dialog";
import { SavedFilters } from "../folders/saved-filters";
import { useUploads } from "../upload-provider";
import { BulkActions } from "./bulk-actions";
import { DataRoomEmpty } from "./data-room-empty";
import { dataRoomHref, type DataRoomQuery } from "./data-room-query";
import { DataRoomToolbar } from "./data-room-toolbar";
import { documentColumns } from "./document-columns";
import { DocumentMenu } from "./document-menu";
import { DropArea } from "./drop-area";
import { PurgeDialog } from "./purge-dialog";
import { useDocumentCommands } from "./use-document-commands";

interface LoadedFolders {
  data: readonly FolderDto[];
  can: FolderAbilities;
  filters: readonly SavedFilterDto[];
}

export interface DataRoomProps {
  address: WorkspaceAddress;
  query: DataRoomQuery;
  list: DocumentListDto & {
    can: DocumentAbilities;
    favourites: readonly string[];
  };
  folders: LoadedFolders;
  projects: readonly { id: string; name: string; isSample: boolean }[];
  /** Chooses and creates projects; another domain's, hence handed in. */
  projectMenu: ReactNode;
}

export function DataRoom({ address, query, list, folders, projects, projectMenu }: DataRoomProps) {
  const router = useRouter();
  const uploads = useUploads();
  const commands = useDocumentCommands(address);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [purging, setPurging] = useState<readonly DocumentDto[]>([]);
  const [moving, setMoving] = useState<readonly DocumentDto[]>([]);
  const { data, can } = list;
  useLiveRefresh(address, DOCUMENT_EVENTS, {
    busy: data.some((row) => row.status === "queued" || row.status === "processing"),
  });

  const columns = useMemo(
    () => documentColumns({ address, trash: query.trash, canProcess: can.process }),
    [address, query.trash, can.process],
  );
  const project = projects.find((one) => one.id === query.project) ?? null;
  const chosen = data.filter((row) => selected.has(row.id));
  const clear = () => setSelected(new Set());
  const selectable = query.trash ? can.trash || can.purge : true;

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DataRoomToolbar
        {...{ address, query }}
        projectMenu={
          <>
            {projectMenu}
            <SavedFilters address={address} filters={folders.filters} />
          </>
        }
        projectName={project?.name ?? null}
      />
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        {!query.trash && (
          <FolderPanel
            {...{ address }}
            folders={folders.data}
            can={folders.can}
            projectId={query.project}
            selected={query.folder}
            onSelect={(folder) => router.push(dataRoomHref(address, query, { folder }))}
            onDropDocuments={(folderId, ids) =>
              void commands.move(
                data.filter((row) => ids.includes(row.id)),
                folderId,
              )
            }
          />
        )}
        <DataTable
          label={query.trash ? "Documents in the trash" : "Documents"}
          rows={data}
          columns={columns}
          rowId={(row) => row.id}
          rowLabel={(row) => row.name}
          sort={sortOf(query)}
          onSortChange={(sort) => router.push(dataRoomHref(address, query, { sort: sortName(sort) }))}
          selection={
            selectable
              ? {
                  selected,
                  onChange: setSelected,
                  actions: (
                    <BulkActions
                      documents={chosen}
                      trash={query.trash}
                      {...{ address, can, commands }}
                      onDone={clear}
                      onPurge={() => setPurging(chosen)}
                      onMove={() => setMoving(chosen)}
                    />
                  ),
                }
              : undefined
          }
          onOpen={query.trash ? undefined : (row) => router.push(documentPath(address, row.id))}
          rowMenu={(row) => (
            <DocumentMenu
              document={row}
              favourite={list.favourites.includes(row.id)}
              {...{ address, can, commands }}
              onPurge={() => setPurging([row])}
            />
          )}
          empty={<DataRoomEmpty {...{ address, query }} canUpload={can.upload} sample={projects.find((one) => one.isSample) ?? null} />}
          footer={list.total > 0 && <Pages {...{ address, query, list }} />}
          className="border-t"
        />
      </div>
      {moving.length > 0 && (
        <MoveDialog
          documents={moving}
          folders={folders.data}
          pending={commands.pending}
          onClose={() => setMoving([])}
          onMove={(folderId) =>
            void commands.move(moving, folderId).then(() => {
              setMoving([]);
              clear();
            })
          }
        />
      )}
      <PurgeDialog
        documents={purging}
        pending={commands.pending}
        onClose={() => setPurging([])}
        onConfirm={() =>
          void commands.purge(purging).then(() => {
            setPurging([]);
            clear();
          })
        }
      />
      {can.upload && !query.trash && (
        <DropArea
          label={project ? `Drop to upload to ${project.name}` : "Drop to upload"}
          onFiles={(files) => uploads.add(files, query.folder ? { folderId: query.folder } : project ? { projectId: project.id } : {})}
        />
      )}
    </div>
  );
}

function Pages({ address, query, list }: Pick<DataRoomProps, "address" | "query" | "list">) {
  const { cursors } = query;
  return (
    <Pagination
      what="documents"
      shown={list.data.length}
      total={list.total}
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
  const name = column === "name" ? "name" : "updated";
  return direction === "desc" ? `-${name}` : name;
}
