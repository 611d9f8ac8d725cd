"use client";

import { ArchiveRestore, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/controls/button";
import type { DocumentAbilities } from "@/lib/domains/dataroom/policy";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";
import type { DocumentCommands } from "./use-document-commands";

interface BulkActionsProps {
  documents: readonly DocumentDto[];
  trash: boolean;
  can: DocumentAbilities;
  commands: DocumentCommands;
  onDone: () => void;
  onPurge: () => void;
}

/** What can be done with the selected rows. */
export function BulkActions({ documents, trash, can, commands, onDone, onPurge }: BulkActionsProps) {
  if (!trash) {
    return (
      can.trash && (
        <Button
          size="sm"
          icon={<Trash2 aria-hidden />}
          loading={commands.pending}
          onClick={() => void commands.trash(documents).then(onDone)}
        >
          Move to trash
        </Button>
      )
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
