import "server-only";
import { appUrl } from "@/lib/kernel/env";
import { momentOf } from "./account-mails";
import { composeMail, mailLink, oneLine } from "./compose-mail";
import type { MailMessage } from "./queue-mail";

/** `link` begins with the installation's own address; anything else is a programming error. */
export function invitationMail(invitation: {
  to: string;
  organizationName: string;
  inviterName: string;
  link: string;
  expiresAt: Date;
}): MailMessage {
  const { to, link, expiresAt } = invitation;
  if (!link.startsWith(`${appUrl()}/`)) throw new Error("An invitation's link must lead to this installation.");
  const organization = oneLine(invitation.organizationName);
  const inviter = oneLine(invitation.inviterName);
  return composeMail({
    kind: "invitation",
    to,
    subject: `Invitation to “${organization}”`,
    paragraphs: [
      `${inviter} invites you to “${organization}” on Muniment, a workspace that answers questions from documents.`,
      `The invitation is good until ${momentOf(expiresAt)}.`,
    ],
    button: { label: "Open invitation", link },
    reason: `You get this because ${inviter} entered your address. If you do not know the sender, ignore it: nothing happens.`,
  });
}

/** To the owner of a conversation that others may now read. */
export function breakGlassMail(access: {
  to: string;
  organizationName: string;
  requesterName: string;
  approverName: string;
  reason: string;
  expiresAt: Date;
}): MailMessage {
  const { to, expiresAt } = access;
  return composeMail({
    kind: "break-glass",
    to,
    subject: "Access to one of your conversations was granted",
    paragraphs: [
      `${oneLine(access.requesterName)} may read one of your conversations in “${oneLine(access.organizationName)}” until ${momentOf(expiresAt)}. ${oneLine(access.approverName)} approved it.`,
      `The reason given: ${oneLine(access.reason, 500)}`,
      "Every reading is recorded in the audit log.",
    ],
    button: { label: "Open Muniment", link: mailLink("/home") },
    reason: "You get this because the conversation is yours. Such notices cannot be turned off.",
  });
}
