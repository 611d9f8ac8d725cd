"use client";

import { FolderPlus, FolderTree as TreeIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import { Sheet } from "@/components/ui/overlays/sheet";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { createFolderAction } from "@/lib/domains/dataroom/folders/actions";
import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";
import { FolderNameDialog } from "./folder-name-dialog";
import { FolderTree } from "./folder-tree";

interface FolderPanelProps {
  address: WorkspaceAddress;
  folders: readonly FolderDto[];
  canChange: boolean;
  projectId: string | null;
  selected: string | null;
  onSelect: (folderId: string | null) => void;
  onDropDocuments?: (folderId: string, documentIds: string[]) => void;
  /** What can be done with the selected folder. */
  menu: ReactNode;
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

function Panel({ address, folders, canChange, projectId, selected, onSelect, onDropDocuments, menu }: FolderPanelProps) {
  const router = useRouter();
  const [making, setMaking] = useState(false);
  const folder = folders.find((one) => one.id === selected) ?? null;
  return (
    <>
      <div className="flex items-center gap-1 px-3 pt-2">
        <Button size="sm" variant="ghost" aria-current={selected === null ? "true" : undefined} onClick={() => onSelect(null)}>
          All documents
        </Button>
        <span className="flex-1" />
        {canChange && (
          <IconButton
            label={folder ? `New folder in ${folder.name}` : "New folder"}
            icon={<FolderPlus aria-hidden />}
            onClick={() => setMaking(true)}
          />
        )}
        {folder && menu}
      </div>
      {folders.length === 0 ? (
        <p className="px-4 py-3 text-sm text-muted">
          No folders yet.
          {canChange && " Make one, or drop a whole folder on this page."}
        </p>
      ) : (
        <FolderTree {...{ folders, selected, onDropDocuments }} onSelect={onSelect} />
      )}
      {making && (
        <FolderNameDialog
          title={folder ? `New folder in “${folder.name}”` : "New folder"}
          verb="Create folder"
          name=""
          act={(name) =>
            createFolderAction(address, {
              name,
              ...(folder ? { parentId: folder.id } : projectId ? { projectId } : {}),
            })
          }
          onClose={(done) => {
            setMaking(false);
            if (done) router.refresh();
          }}
        />
      )}
    </>
  );
}
