"use client";

import { ArchiveRestore, Copy, FolderInput, Share2, Tags, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/controls/button";
import { useShare } from "@/lib/client/share-requests";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { DocumentAbilities } from "@/lib/domains/dataroom/policy";
import { DownloadDocuments } from "./download-documents";
import type { ChosenRows } from "./room-row";
import type { DocumentCommands } from "./use-document-commands";

interface BulkActionsProps {
  address: WorkspaceAddress;
  chosen: ChosenRows;
  trash: boolean;
  can: DocumentAbilities;
  commands: DocumentCommands;
  onDone: () => void;
  onPurge: () => void;
  onMove: () => void;
  onCopy: () => void;
  onTag: () => void;
}

/** What can be done with the selected rows. */
export function BulkActions({ address, chosen, trash, can, commands, onDone, onPurge, onMove, onCopy, onTag }: BulkActionsProps) {
  const { documents, folders } = chosen;
  const documentsAlone = folders.length === 0;
  const share = useShare();
  if (!trash) {
    return (
      <>
        <DownloadDocuments address={address} documentIds={documents.map((row) => row.id)} folderIds={folders.map((row) => row.id)} />
        {share && (
          <Button size="sm" icon={<Share2 aria-hidden />} onClick={() => share(chosen)}>
            Share…
          </Button>
        )}
        {can.upload && (
          <Button size="sm" icon={<FolderInput aria-hidden />} onClick={onMove}>
            Move to folder
          </Button>
        )}
        {can.upload && documentsAlone && (
          <>
            <Button size="sm" icon={<Copy aria-hidden />} onClick={onCopy}>
              Copy
            </Button>
            <Button size="sm" icon={<Tags aria-hidden />} onClick={onTag}>
              Tags
            </Button>
          </>
        )}
        {can.trash && (
          <Button
            size="sm"
            icon={<Trash2 aria-hidden />}
            loading={commands.pending}
            onClick={() => void commands.trash(chosen).then(onDone)}
          >
            Move to trash
          </Button>
        )}
      </>
    );
  }
  return (
    <>
      {can.trash && (
        <Button
          size="sm"
          icon={<ArchiveRestore aria-hidden />}
          loading={commands.pending}
          onClick={() => void commands.restore(chosen).then(onDone)}
        >
          Restore
        </Button>
      )}
      {can.purge && (
        <Button size="sm" variant="danger" icon={<Trash2 aria-hidden />} onClick={onPurge}>
          Delete for good
        </Button>
      )}
    </>
  );
}
