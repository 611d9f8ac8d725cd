"use client";

import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import type { ChosenRows } from "./room-row";
import { subject } from "./use-document-commands";

interface PurgeDialogProps {
  rows: ChosenRows;
  pending: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** Deleting for good is asked by name: of one row its own, of several their number. */
export function PurgeDialog({ rows, pending, onClose, onConfirm }: PurgeDialogProps) {
  const some = rows.documents.length + rows.folders.length > 0;
  const what = subject(rows);
  return (
    <ConfirmDialog
      open={some}
      onOpenChange={(open) => !open && onClose()}
      title={`Delete ${what} for good?`}
      consequences={
        (rows.folders.length > 0 ? "Everything in the folders goes too. " : "") +
        "All versions, their text and their passages are erased. Answers that cite them lose these citations. This cannot be undone."
      }
      confirmLabel="Delete for good"
      typeToConfirm={what.replace(/^“|”$/g, "")}
      pending={pending}
      onConfirm={onConfirm}
    />
  );
}
