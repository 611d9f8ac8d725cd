"use client";

import { ArchiveRestore, FolderInput, Share2, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/controls/button";
import { useShare } from "@/lib/client/share-requests";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { DocumentAbilities } from "@/lib/domains/dataroom/policy";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";
import { DownloadDocuments } from "./download-documents";
import type { DocumentCommands } from "./use-document-commands";

interface BulkActionsProps {
  address: WorkspaceAddress;
  documents: readonly DocumentDto[];
  trash: boolean;
  can: DocumentAbilities;
  commands: DocumentCommands;
  onDone: () => void;
  onPurge: () => void;
  onMove: () => void;
}

/** What can be done with the selected rows. */
export function BulkActions({ address, documents, trash, can, commands, onDone, onPurge, onMove }: BulkActionsProps) {
  const share = useShare();
  if (!trash) {
    return (
      <>
        <DownloadDocuments address={address} documentIds={documents.map((document) => document.id)} />
        {share && (
          <Button size="sm" icon={<Share2 aria-hidden />} onClick={() => share({ documents, folders: [] })}>
            Share…
          </Button>
        )}
        {can.upload && (
          <Button size="sm" icon={<FolderInput aria-hidden />} onClick={onMove}>
            Move to folder
          </Button>
        )}
        {can.trash && (
          <Button
            size="sm"
            icon={<Trash2 aria-hidden />}
            loading={commands.pending}
            onClick={() => void commands.trash(documents).then(onDone)}
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
          onClick={() => void commands.restore(documents).then(onDone)}
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
