"use client";

import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { count } from "@/lib/client/format";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";

interface PurgeDialogProps {
  documents: readonly DocumentDto[];
  pending: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** Deleting for good is asked by name: of one document its own, of several their number. */
export function PurgeDialog({ documents, pending, onClose, onConfirm }: PurgeDialogProps) {
  const [only] = documents;
  const subject = documents.length === 1 && only ? only.name : count(documents.length, "document");
  return (
    <ConfirmDialog
      open={documents.length > 0}
      onOpenChange={(open) => !open && onClose()}
      title={documents.length === 1 ? `Delete “${subject}” for good?` : `Delete ${subject} for good?`}
      consequences="All versions, their text and their passages are erased. Answers that cite them lose these citations. This cannot be undone."
      confirmLabel="Delete for good"
      typeToConfirm={subject}
      pending={pending}
      onConfirm={onConfirm}
    />
  );
}
