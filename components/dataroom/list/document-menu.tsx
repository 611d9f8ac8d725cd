"use client";

import {
  ArchiveRestore,
  Ban,
  Copy,
  Download,
  FileUp,
  FolderInput,
  FolderOpen,
  MoreHorizontal,
  Pencil,
  RotateCw,
  Share2,
  Star,
  Tags,
  Trash2,
} from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { IconButton } from "@/components/ui/controls/icon-button";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/overlays/dropdown-menu";
import { useShare } from "@/lib/client/share-requests";
import { documentPath, fileUrl, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { renameDocumentAction } from "@/lib/domains/dataroom/organize/actions";
import { canCancel, canRetry, type DocumentAbilities } from "@/lib/domains/dataroom/policy";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";
import { FolderNameDialog } from "../folders/folder-name-dialog";
import { useUploads } from "../upload-provider";
import type { DocumentCommands } from "./use-document-commands";

interface DocumentMenuProps {
  address: WorkspaceAddress;
  document: DocumentDto;
  /** Of the reader. */
  favourite: boolean;
  can: DocumentAbilities;
  commands: DocumentCommands;
  onPurge: () => void;
  onMove: () => void;
  onCopy: () => void;
  onTag: () => void;
}

export function DocumentMenu(props: DocumentMenuProps) {
  const { address, document } = props;
  const router = useRouter();
  const [renaming, setRenaming] = useState(false);
  return (
    <>
      {renaming && (
        <FolderNameDialog
          title={`Rename “${document.name}”`}
          verb="Rename"
          name={document.name}
          act={(name) => renameDocumentAction(address, { documentId: document.id, name })}
          onClose={(done) => {
            setRenaming(false);
            if (done) router.refresh();
          }}
        />
      )}
      <DropdownMenu align="end" trigger={<IconButton label={`Actions for ${document.name}`} icon={<MoreHorizontal aria-hidden />} />}>
        {document.deletedAt === null ? <RoomItems {...props} onRename={() => setRenaming(true)} /> : <TrashItems {...props} />}
      </DropdownMenu>
    </>
  );
}

function RoomItems({
  address,
  document,
  favourite,
  can,
  commands,
  onRename,
  onMove,
  onCopy,
  onTag,
}: DocumentMenuProps & { onRename: () => void }) {
  const uploads = useUploads();
  const share = useShare();
  return (
    <>
      <MenuItem asChild>
        <Link href={documentPath(address, document.id)}>
          <FolderOpen aria-hidden />
          Open
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <a href={fileUrl(address, document.id, { download: true })} download>
          <Download aria-hidden />
          Download
        </a>
      </MenuItem>
      {share && (
        <MenuItem icon={<Share2 aria-hidden />} onSelect={() => share({ documents: [document], folders: [] })}>
          Share…
        </MenuItem>
      )}
      <MenuItem icon={<Star aria-hidden />} onSelect={() => void commands.favour([document], !favourite)}>
        {favourite ? "Remove from favourites" : "Add to favourites"}
      </MenuItem>
      {can.upload && (
        <>
          <MenuItem icon={<Pencil aria-hidden />} onSelect={onRename}>
            Rename
          </MenuItem>
          <MenuItem icon={<FolderInput aria-hidden />} onSelect={onMove}>
            Move to folder
          </MenuItem>
          <MenuItem icon={<Copy aria-hidden />} onSelect={onCopy}>
            Copy
          </MenuItem>
          <MenuItem icon={<Tags aria-hidden />} onSelect={onTag}>
            Tags
          </MenuItem>
        </>
      )}
      {can.upload && (
        <MenuItem icon={<FileUp aria-hidden />} onSelect={() => uploads.choose({ documentId: document.id })}>
          Upload a new version
        </MenuItem>
      )}
      {can.process && canRetry(document.status) && (
        <MenuItem icon={<RotateCw aria-hidden />} onSelect={() => void commands.retry([document])}>
          Retry processing
        </MenuItem>
      )}
      {can.process && canCancel(document.status) && (
        <MenuItem icon={<Ban aria-hidden />} onSelect={() => void commands.cancel([document])}>
          Cancel processing
        </MenuItem>
      )}
      {can.trash && (
        <>
          <MenuSeparator />
          <MenuItem icon={<Trash2 aria-hidden />} onSelect={() => void commands.trash({ documents: [document], folders: [] })}>
            Move to trash
          </MenuItem>
        </>
      )}
    </>
  );
}

function TrashItems({ document, can, commands, onPurge }: DocumentMenuProps) {
  return (
    <>
      {can.trash && (
        <MenuItem icon={<ArchiveRestore aria-hidden />} onSelect={() => void commands.restore({ documents: [document], folders: [] })}>
          Restore
        </MenuItem>
      )}
      {can.purge && (
        <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={onPurge}>
          Delete for good
        </MenuItem>
      )}
    </>
  );
}
