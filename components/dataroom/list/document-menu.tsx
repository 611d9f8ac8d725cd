"use client";

import { ArchiveRestore, Ban, Download, FileUp, FolderOpen, MoreHorizontal, RotateCw, Trash2 } from "lucide-react";
import Link from "next/link";
import { IconButton } from "@/components/ui/controls/icon-button";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/overlays/dropdown-menu";
import { documentPath, fileUrl, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { canCancel, canRetry, type DocumentAbilities } from "@/lib/domains/dataroom/policy";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";
import { useUploads } from "../upload-provider";
import type { DocumentCommands } from "./use-document-commands";

interface DocumentMenuProps {
  address: WorkspaceAddress;
  document: DocumentDto;
  can: DocumentAbilities;
  commands: DocumentCommands;
  onPurge: () => void;
}

export function DocumentMenu(props: DocumentMenuProps) {
  const { document } = props;
  return (
    <DropdownMenu align="end" trigger={<IconButton label={`Actions for ${document.name}`} icon={<MoreHorizontal aria-hidden />} />}>
      {document.deletedAt === null ? <RoomItems {...props} /> : <TrashItems {...props} />}
    </DropdownMenu>
  );
}

function RoomItems({ address, document, can, commands }: DocumentMenuProps) {
  const uploads = useUploads();
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
          <MenuItem icon={<Trash2 aria-hidden />} onSelect={() => void commands.trash([document])}>
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
        <MenuItem icon={<ArchiveRestore aria-hidden />} onSelect={() => void commands.restore([document])}>
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
