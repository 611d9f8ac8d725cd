"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { useCommand } from "@/lib/client/use-command";
import { resendInvitationAction, revokeInvitationAction } from "@/lib/domains/tenancy/invitations/actions";
import type { InvitationDto } from "@/lib/domains/tenancy/invitations/schema";
import { invitationName } from "./invitation-columns";
import { LinkDialog } from "./link-dialog";

interface DialogProps {
  organization: string;
  invitation: InvitationDto;
  onClose: () => void;
}

export function ResendDialog({ organization, invitation, onClose }: DialogProps) {
  const router = useRouter();
  const [link, setLink] = useState<string | null>(null);
  const resend = useCommand((invitationId: string) => resendInvitationAction(organization, { invitationId }), {
    onSuccess: (sent) => {
      router.refresh();
      if (sent.link) setLink(sent.link);
      else onClose();
    },
  });
  if (link) return <LinkDialog link={link} onClose={onClose} />;
  const mail = invitation.email !== null;
  return (
    <ConfirmDialog
      open
      tone="primary"
      onOpenChange={(open) => !open && onClose()}
      title={mail ? `Send the invitation to ${invitation.email ?? ""} again?` : "Renew this link?"}
      consequences="The link from before stops working at once, and a new one is good for 7 days. You vouch for the invitation from then on."
      confirmLabel={mail ? "Send again" : "Renew link"}
      pending={resend.pending}
      error={resend.error?.message}
      onConfirm={() => void resend.run(invitation.id)}
    />
  );
}

export function RevokeDialog({ organization, invitation, onClose }: DialogProps) {
  const router = useRouter();
  const revoke = useCommand((invitationId: string) => revokeInvitationAction(organization, { invitationId }), {
    onSuccess: () => {
      router.refresh();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Revoke “${invitationName(invitation)}”?`}
      consequences="Its link stops working at once. Who accepted it before stays a member. It cannot be opened again; invite anew instead."
      confirmLabel="Revoke invitation"
      pending={revoke.pending}
      error={revoke.error?.message}
      onConfirm={() => void revoke.run(invitation.id)}
    />
  );
}
