import "server-only";
import type { UnscopedTx } from "@/lib/db/unscoped";
import type { UserContext } from "@/lib/kernel/context";
import { momentOf } from "../mail/account-mails";
import { composeMail, mailLink, oneLine } from "../mail/compose-mail";
import { queueMail } from "../mail/queue-mail";
import { isPlaceholderEmail } from "./policy";

/** To the owner of a verified address alone; `what` completes “… your Muniment account”: "Google ada@example.com now opens". */
export async function sendIdentityNotice(db: UnscopedTx, ctx: UserContext, what: string): Promise<void> {
  if (!ctx.emailVerified || isPlaceholderEmail(ctx.email)) return;
  const moment = `${momentOf(new Date())}${ctx.ip ? ` from ${ctx.ip}` : ""}`;
  const message = composeMail({
    kind: "identities-changed",
    to: ctx.email,
    subject: "Your linked identities were changed",
    paragraphs: [
      `${oneLine(what, 200)} your Muniment account. This was done on ${moment}.`,
      "If this was you, there is nothing to do. If it was not, set a new password at once, unlink what you do not know and end the sessions that are not yours.",
    ],
    button: { label: "Your account", link: mailLink("/account/security") },
    reason: "You get this because this address belongs to the account. Such notices cannot be turned off.",
  });
  await queueMail(db, message);
}
