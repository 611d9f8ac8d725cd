"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { revokeLinkAction } from "@/lib/domains/sharing/actions";
import type { LinkDto } from "@/lib/domains/sharing/owner/schema";

interface RevokeLinkDialogProps {
  address: WorkspaceAddress;
  /** Null: closed. */
  link: Pick<LinkDto, "id" | "name"> | null;
  onClose: () => void;
}

export function RevokeLinkDialog({ address, link, onClose }: RevokeLinkDialogProps) {
  const router = useRouter();
  const revoke = useCommand((input: { linkId: string }) => revokeLinkAction(address, input), {
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  return (
    <ConfirmDialog
      open={link !== null}
      onOpenChange={(open) => !open && onClose()}
      title={`Revoke “${link?.name ?? ""}”?`}
      consequences="Its address opens nothing from now on; who is reading is cut off at the next page. What was downloaded cannot be called back. Visits and questions stay listed here. This cannot be undone; the documents can be shared anew."
      confirmLabel="Revoke link"
      pending={revoke.pending}
      error={revoke.error?.message}
      onConfirm={() => link && void revoke.run({ linkId: link.id })}
    />
  );
}
