"use client";

import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { count } from "@/lib/client/format";
import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";
import { FolderTree } from "./folder-tree";

interface MoveDialogProps {
  documents: readonly { id: string; name: string }[];
  folders: readonly FolderDto[];
  pending: boolean;
  onClose: () => void;
  /** Null: out of all folders. */
  onMove: (folderId: string | null) => void;
}

export function MoveDialog({ documents, folders, pending, onClose, onMove }: MoveDialogProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [only] = documents;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={documents.length === 1 && only ? `Move “${only.name}”` : `Move ${count(documents.length, "document")}`}
      description="Choose a folder. What guards a document now goes along: moving shows it to nobody new."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button loading={pending} onClick={() => onMove(null)}>
            Out of all folders
          </Button>
          <Button variant="primary" disabled={chosen === null} loading={pending} onClick={() => chosen && onMove(chosen)}>
            Move here
          </Button>
        </>
      }
    >
      {folders.length === 0 ? (
        <p className="text-sm text-muted">There is no folder yet. Make one first.</p>
      ) : (
        <FolderTree folders={folders} selected={chosen} onSelect={setChosen} />
      )}
    </Dialog>
  );
}
