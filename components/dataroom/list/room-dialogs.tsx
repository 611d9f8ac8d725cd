"use client";

import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";
import { placesFor } from "../folders/folder-places";
import { MoveDialog } from "../folders/move-dialog";
import { TagsDialog } from "../tags/tags-dialog";
import { PurgeDialog } from "./purge-dialog";
import type { ChosenRows } from "./room-row";
import { type DocumentCommands, subject } from "./use-document-commands";

/** What is asked about which rows. */
export interface Asking {
  what: "move" | "copy" | "tag" | "purge";
  rows: ChosenRows;
}

interface RoomDialogsProps {
  address: WorkspaceAddress;
  asking: Asking | null;
  folders: readonly FolderDto[];
  commands: DocumentCommands;
  /** `done`: what was asked has happened. */
  onClose: (done: boolean) => void;
}

const NONE: ChosenRows = { documents: [], folders: [] };

export function RoomDialogs({ address, asking, folders, commands, onClose }: RoomDialogsProps) {
  const rows = asking?.rows ?? NONE;
  const { pending } = commands;
  const close = () => onClose(false);
  const after = (work: Promise<void>) => void work.then(() => onClose(true));
  return (
    <>
      {asking?.what === "move" && (
        <MoveDialog
          verb="Move"
          subject={subject(rows)}
          folders={placesFor(rows.folders, folders)}
          pending={pending}
          onClose={close}
          onChoose={(folderId) => after(commands.move(rows, folderId))}
        />
      )}
      {asking?.what === "copy" && (
        <MoveDialog
          verb="Copy"
          subject={subject(rows)}
          folders={folders}
          pending={pending}
          onClose={close}
          onChoose={(folderId) => after(commands.copy(rows.documents, folderId))}
        />
      )}
      {asking?.what === "tag" && (
        <TagsDialog
          address={address}
          subject={subject(rows)}
          documents={rows.documents}
          pending={pending}
          onClose={close}
          onSave={(change) =>
            after(change.add.length + change.remove.length > 0 ? commands.tag(rows.documents, change) : Promise.resolve())
          }
        />
      )}
      <PurgeDialog
        rows={asking?.what === "purge" ? rows : NONE}
        pending={pending}
        onClose={close}
        onConfirm={() => after(commands.purge(rows))}
      />
    </>
  );
}
