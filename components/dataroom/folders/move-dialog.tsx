"use client";

import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";
import { FolderTree } from "./folder-tree";

interface MoveDialogProps {
  verb: "Move" | "Copy";
  /** “A-201.pdf”, or "3 documents". */
  subject: string;
  /** Those that can be chosen: a folder that is moved cannot lie in itself. */
  folders: readonly FolderDto[];
  pending: boolean;
  onClose: () => void;
  /** Null: out of all folders. */
  onChoose: (folderId: string | null) => void;
}

const DESCRIPTIONS = {
  Move: "Choose a folder. What guards it now goes along: moving shows it to nobody new.",
  Copy: "Choose where the copy goes. It begins with the present version and is guarded like the original.",
};

export function MoveDialog({ verb, subject, folders, pending, onClose, onChoose }: MoveDialogProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`${verb} ${subject}`}
      description={DESCRIPTIONS[verb]}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button loading={pending} onClick={() => onChoose(null)}>
            {verb === "Move" ? "Out of all folders" : "Into no folder"}
          </Button>
          <Button variant="primary" disabled={chosen === null} loading={pending} onClick={() => chosen && onChoose(chosen)}>
            {verb} here
          </Button>
        </>
      }
    >
      {folders.length === 0 ? (
        <p className="text-sm text-muted">There is no folder to choose. Make one first.</p>
      ) : (
        <FolderTree folders={folders} selected={chosen} onSelect={setChosen} />
      )}
    </Dialog>
  );
}
