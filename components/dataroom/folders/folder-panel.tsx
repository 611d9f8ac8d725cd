"use client";

import { FolderPlus, FolderTree as TreeIcon, MoreHorizontal, Pencil, Share2, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { Button } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import { DropdownMenu, MenuItem } from "@/components/ui/overlays/dropdown-menu";
import { Sheet } from "@/components/ui/overlays/sheet";
import { useShare } from "@/lib/client/share-requests";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { createFolderAction, renameFolderAction, restoreFolderAction, trashFolderAction } from "@/lib/domains/dataroom/folders/actions";
import type { FolderAbilities } from "@/lib/domains/dataroom/folders/policy";
import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";
import { FolderNameDialog } from "./folder-name-dialog";
import { FolderTree } from "./folder-tree";

export interface FolderPanelProps {
  address: WorkspaceAddress;
  folders: readonly FolderDto[];
  can: FolderAbilities;
  projectId: string | null;
  selected: string | null;
  onSelect: (folderId: string | null) => void;
  onDropDocuments?: (folderId: string, documentIds: string[]) => void;
}

/** The tree beside the table; on a phone a sheet. */
export function FolderPanel(props: FolderPanelProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <aside aria-label="Folders" className="hidden w-60 shrink-0 flex-col overflow-y-auto border-t border-r lg:flex">
        <Panel {...props} />
      </aside>
      <div className="border-t px-4 py-2 lg:hidden">
        <Sheet
          open={open}
          onOpenChange={setOpen}
          side="left"
          title="Folders"
          trigger={
            <Button size="sm" icon={<TreeIcon aria-hidden />}>
              {props.folders.find((folder) => folder.id === props.selected)?.name ?? "Folders"}
            </Button>
          }
        >
          <Panel
            {...props}
            onSelect={(folderId) => {
              setOpen(false);
              props.onSelect(folderId);
            }}
          />
        </Sheet>
      </div>
    </>
  );
}

function Panel({ address, folders, can, projectId, selected, onSelect, onDropDocuments }: FolderPanelProps) {
  const router = useRouter();
  const share = useShare();
  const [dialog, setDialog] = useState<"new" | "rename" | "trash" | null>(null);
  const folder = folders.find((one) => one.id === selected) ?? null;
  const restore = (folderId: string) =>
    void restoreFolderAction(address, { folderId }).then((result) => (result.ok ? router.refresh() : toast.error(result.error.message)));
  const trash = useCommand((input: { folderId: string }) => trashFolderAction(address, input), {
    onSuccess: ({ folderId }) => {
      setDialog(null);
      onSelect(null);
      toast(`“${folder?.name ?? "The folder"}” moved to the trash.`, {
        action: { label: "Undo", onClick: () => restore(folderId) },
      });
    },
  });
  const close = (done: boolean) => {
    setDialog(null);
    if (done) router.refresh();
  };
  const create = (name: string) =>
    createFolderAction(address, {
      name,
      ...(folder ? { parentId: folder.id } : projectId ? { projectId } : {}),
    });
  return (
    <>
      <div className="flex items-center gap-1 px-3 pt-2">
        <Button size="sm" variant="ghost" aria-current={selected === null ? "true" : undefined} onClick={() => onSelect(null)}>
          All documents
        </Button>
        <span className="flex-1" />
        {can.change && (
          <IconButton
            label={folder ? `New folder in ${folder.name}` : "New folder"}
            icon={<FolderPlus aria-hidden />}
            onClick={() => setDialog("new")}
          />
        )}
        {folder && (can.change || can.trash || share) && (
          <DropdownMenu align="end" trigger={<IconButton label={`Actions for ${folder.name}`} icon={<MoreHorizontal aria-hidden />} />}>
            {share && (
              <MenuItem icon={<Share2 aria-hidden />} onSelect={() => share({ documents: [], folders: [folder] })}>
                Share…
              </MenuItem>
            )}
            {can.change && (
              <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setDialog("rename")}>
                Rename
              </MenuItem>
            )}
            {can.trash && (
              <MenuItem icon={<Trash2 aria-hidden />} onSelect={() => setDialog("trash")}>
                Move to trash
              </MenuItem>
            )}
          </DropdownMenu>
        )}
      </div>
      {folders.length === 0 ? (
        <p className="px-4 py-3 text-sm text-muted">
          No folders yet.
          {can.change && " Make one, or drop a whole folder on this page."}
        </p>
      ) : (
        <FolderTree {...{ folders, selected, onDropDocuments }} onSelect={onSelect} />
      )}
      {dialog === "new" && (
        <FolderNameDialog
          title={folder ? `New folder in “${folder.name}”` : "New folder"}
          verb="Create folder"
          name=""
          act={create}
          onClose={close}
        />
      )}
      {dialog === "rename" && folder && (
        <FolderNameDialog
          title={`Rename “${folder.name}”`}
          verb="Rename"
          name={folder.name}
          act={(name) => renameFolderAction(address, { folderId: folder.id, name })}
          onClose={close}
        />
      )}
      <ConfirmDialog
        open={dialog === "trash" && folder !== null}
        onOpenChange={(open) => !open && setDialog(null)}
        title={`Move “${folder?.name ?? ""}” to the trash?`}
        consequences="Its folders and documents go with it and answer nothing any more. All of it can be restored together."
        confirmLabel="Move to trash"
        pending={trash.pending}
        error={trash.error?.message}
        onConfirm={() => folder && void trash.run({ folderId: folder.id })}
      />
    </>
  );
}
