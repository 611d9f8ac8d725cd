"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { useLiveRefresh } from "@/lib/client/use-live-refresh";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { RoomFoldersDto } from "@/lib/domains/dataroom/organize/schema";
import type { TextMatchDto } from "@/lib/domains/dataroom/schema";
import { DOCUMENT_EVENTS } from "../document-event-types";
import { FolderMenu } from "../folders/folder-menu";
import { FolderPanel } from "../folders/folder-panel";
import { FolderTrail } from "../folders/folder-trail";
import { SavedFilters } from "../folders/saved-filters";
import { useUploads } from "../upload-provider";
import { ColumnMenu } from "./column-menu";
import { dataRoomHref, type DataRoomQuery } from "./data-room-query";
import { DataRoomToolbar } from "./data-room-toolbar";
import { DropArea } from "./drop-area";
import { type Asking, RoomDialogs } from "./room-dialogs";
import { RoomTable, type ShownList } from "./room-table";
import { useDocumentCommands } from "./use-document-commands";
import { folderDeeds } from "./folder-deeds";
import { useRoomColumns } from "./use-room-columns";

interface DataRoomProps {
  address: WorkspaceAddress;
  query: DataRoomQuery;
  list: ShownList;
  /** Where the text answers, best first, when text is searched. */
  matches: readonly TextMatchDto[] | null;
  canSearchText: boolean;
  folders: RoomFoldersDto;
  projects: readonly { id: string; name: string; isSample: boolean }[];
  /** Chooses and creates projects; another domain's, hence handed in. */
  projectMenu: ReactNode;
}

export function DataRoom({ address, query, list, matches, canSearchText, folders: room, projects, projectMenu }: DataRoomProps) {
  const router = useRouter();
  const uploads = useUploads();
  const commands = useDocumentCommands(address);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<Asking | null>(null);
  useLiveRefresh(address, DOCUMENT_EVENTS, {
    busy: list.data.some((row) => row.status === "queued" || row.status === "processing"),
  });
  const project = projects.find((one) => one.id === query.project) ?? null;
  const open = (!query.trash && room.data.find((folder) => folder.id === query.folder)) || null;
  const columns = useRoomColumns({
    address,
    query,
    room,
    open,
    matches: matches ?? [],
    canProcess: list.can.process,
  });
  const hrefOf = (folder: string | null) => dataRoomHref(address, query, { folder });
  const deedsOf = folderDeeds({
    commands,
    ask: setAsking,
    onGone: (id) => id === query.folder && router.push(hrefOf(null)),
  });
  const place = open ? { folderId: open.id } : project ? { projectId: project.id } : {};

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DataRoomToolbar
        {...{ address, query, canSearchText }}
        projectName={project?.name ?? null}
        projectMenu={
          <>
            {projectMenu}
            <SavedFilters address={address} filters={room.filters} />
          </>
        }
        columnMenu={<ColumnMenu {...columns.menu} />}
      />
      {open && <FolderTrail folders={room.data} open={open} departments={room.departments} hrefOf={hrefOf} />}
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        {!query.trash && (
          <FolderPanel
            {...{ address }}
            folders={room.data}
            canChange={room.can.change}
            projectId={query.project}
            selected={query.folder}
            onSelect={(folder) => router.push(hrefOf(folder))}
            onDropDocuments={(folderId, ids) =>
              void commands.move(
                {
                  documents: list.data.filter((row) => ids.includes(row.id)),
                  folders: [],
                },
                folderId,
              )
            }
            menu={open && <FolderMenu {...{ address, room }} folder={open} deeds={deedsOf(open)} />}
          />
        )}
        <RoomTable
          {...{ address, query, list, room, commands, selected, deedsOf }}
          columns={columns.shown}
          searched={matches !== null}
          sample={projects.find((one) => one.isSample) ?? null}
          onSelect={setSelected}
          onAsk={setAsking}
        />
      </div>
      <RoomDialogs
        {...{ address, asking, commands }}
        folders={room.data}
        onClose={(done) => {
          setAsking(null);
          if (done) setSelected(new Set());
        }}
      />
      {list.can.upload && !query.trash && (
        <DropArea
          label={open || project ? `Drop to upload to ${(open ?? project)?.name}` : "Drop to upload"}
          onFiles={(files) => uploads.add(files, place)}
        />
      )}
    </div>
  );
}
