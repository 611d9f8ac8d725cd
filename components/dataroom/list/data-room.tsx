"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useMemo, useState } from "react";
import type { Sort } from "@/components/patterns/data-table/column";
import { DataTable } from "@/components/patterns/data-table/data-table";
import { Pagination } from "@/components/patterns/pagination";
import { useLiveRefresh } from "@/lib/client/use-live-refresh";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { DocumentAbilities } from "@/lib/domains/dataroom/policy";
import type { DocumentDto, DocumentListDto } from "@/lib/domains/dataroom/schema";
import { DOCUMENT_EVENTS } from "../document-event-types";
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

export interface DataRoomProps {
  address: WorkspaceAddress;
  query: DataRoomQuery;
  list: DocumentListDto & { can: DocumentAbilities };
  projects: readonly { id: string; name: string; isSample: boolean }[];
  /** Chooses and creates projects; another domain's, hence handed in. */
  projectMenu: ReactNode;
}

export function DataRoom({ address, query, list, projects, projectMenu }: DataRoomProps) {
  const router = useRouter();
  const uploads = useUploads();
  const commands = useDocumentCommands(address);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [purging, setPurging] = useState<readonly DocumentDto[]>([]);
  const { data, can } = list;
  useLiveRefresh(address, DOCUMENT_EVENTS, { busy: data.some((row) => row.status === "queued" || row.status === "processing") });

  const columns = useMemo(
    () => documentColumns({ address, trash: query.trash, canProcess: can.process }),
    [address, query.trash, can.process],
  );
  const project = projects.find((one) => one.id === query.project) ?? null;
  const chosen = data.filter((row) => selected.has(row.id));
  const clear = () => setSelected(new Set());
  const selectable = query.trash ? can.trash || can.purge : can.trash;

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DataRoomToolbar {...{ address, query, projectMenu }} projectName={project?.name ?? null} />
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
                    {...{ can, commands }}
                    onDone={clear}
                    onPurge={() => setPurging(chosen)}
                  />
                ),
              }
            : undefined
        }
        onOpen={query.trash ? undefined : (row) => router.push(documentPath(address, row.id))}
        rowMenu={(row) => <DocumentMenu document={row} {...{ address, can, commands }} onPurge={() => setPurging([row])} />}
        empty={<DataRoomEmpty {...{ address, query }} canUpload={can.upload} sample={projects.find((one) => one.isSample) ?? null} />}
        footer={list.total > 0 && <Pages {...{ address, query, list }} />}
        className="border-t"
      />
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
          onFiles={(files) => uploads.add(files, project ? { projectId: project.id } : {})}
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
      nextHref={list.nextCursor ? dataRoomHref(address, query, { cursors: [...cursors, list.nextCursor] }) : undefined}
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
