"use client";

import { ArchiveRestore, FolderInput, Lock, MoreHorizontal, Pencil, Share2, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { IconButton } from "@/components/ui/controls/icon-button";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/overlays/dropdown-menu";
import { useShare } from "@/lib/client/share-requests";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { renameFolderAction } from "@/lib/domains/dataroom/folders/actions";
import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";
import type { RoomFoldersDto } from "@/lib/domains/dataroom/organize/schema";
import { FolderGuardDialog } from "./folder-guard-dialog";
import { FolderNameDialog } from "./folder-name-dialog";

export interface FolderDeeds {
  pending: boolean;
  onMove: () => void;
  onTrash: () => Promise<void>;
  onRestore: () => void;
  onPurge: () => void;
}

interface FolderMenuProps {
  address: WorkspaceAddress;
  folder: FolderDto;
  room: Pick<RoomFoldersDto, "can" | "departments" | "own">;
  deeds: FolderDeeds;
}

/** What can be done with a folder, with the dialogs that ask for more. */
export function FolderMenu({ address, folder, room, deeds }: FolderMenuProps) {
  const router = useRouter();
  const [dialog, setDialog] = useState<"rename" | "guard" | "trash" | null>(null);
  const close = (changed: boolean) => {
    setDialog(null);
    if (changed) router.refresh();
  };
  return (
    <>
      <DropdownMenu align="end" trigger={<IconButton label={`Actions for ${folder.name}`} icon={<MoreHorizontal aria-hidden />} />}>
        {folder.deletedAt === null ? <RoomItems {...{ folder, room, deeds }} onDialog={setDialog} /> : <TrashItems {...{ room, deeds }} />}
      </DropdownMenu>
      {dialog === "rename" && (
        <FolderNameDialog
          title={`Rename “${folder.name}”`}
          verb="Rename"
          name={folder.name}
          act={(name) => renameFolderAction(address, { folderId: folder.id, name })}
          onClose={close}
        />
      )}
      {dialog === "guard" && <FolderGuardDialog {...{ address, folder, room }} onClose={close} />}
      <ConfirmDialog
        open={dialog === "trash"}
        onOpenChange={(open) => !open && setDialog(null)}
        title={`Move “${folder.name}” to the trash?`}
        consequences="Its folders and documents go with it and answer nothing any more. All of it can be restored together."
        confirmLabel="Move to trash"
        pending={deeds.pending}
        onConfirm={() => void deeds.onTrash().then(() => setDialog(null))}
      />
    </>
  );
}

type ItemsProps = Omit<FolderMenuProps, "address">;

function RoomItems({ folder, room: { can }, deeds, onDialog }: ItemsProps & { onDialog: (dialog: "rename" | "guard" | "trash") => void }) {
  const share = useShare();
  return (
    <>
      {share && (
        <MenuItem icon={<Share2 aria-hidden />} onSelect={() => share({ documents: [], folders: [folder] })}>
          Share…
        </MenuItem>
      )}
      {can.change && (
        <>
          <MenuItem icon={<Pencil aria-hidden />} onSelect={() => onDialog("rename")}>
            Rename
          </MenuItem>
          <MenuItem icon={<FolderInput aria-hidden />} onSelect={deeds.onMove}>
            Move to folder
          </MenuItem>
        </>
      )}
      {(can.classify || can.limit) && (
        <MenuItem icon={<Lock aria-hidden />} onSelect={() => onDialog("guard")}>
          Who may open it
        </MenuItem>
      )}
      {can.trash && (
        <>
          <MenuSeparator />
          <MenuItem icon={<Trash2 aria-hidden />} onSelect={() => onDialog("trash")}>
            Move to trash
          </MenuItem>
        </>
      )}
    </>
  );
}

function TrashItems({ room: { can }, deeds }: Omit<ItemsProps, "folder">) {
  return (
    <>
      {can.trash && (
        <MenuItem icon={<ArchiveRestore aria-hidden />} onSelect={deeds.onRestore}>
          Restore
        </MenuItem>
      )}
      {can.purge && (
        <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={deeds.onPurge}>
          Delete for good
        </MenuItem>
      )}
    </>
  );
}
