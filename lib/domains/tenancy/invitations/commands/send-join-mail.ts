import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { inUnscoped } from "@/lib/db/unscoped";
import { invitationMail } from "@/lib/domains/identity/mail/organization-mails";
import { queueMail } from "@/lib/domains/identity/mail/queue-mail";
import { issueToken } from "@/lib/domains/identity/tokens/one-time-token";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import type { RequestFacts } from "@/lib/kernel/context";
import { invitationLink } from "../invite";
import { NOT_VALID } from "../labels";
import { readInvitation } from "../read-invitation";
import { sendJoinMailSchema } from "../schema";

/** After it a mail is on its way which proves that the holder of an invitation's link reads this address. The answer is the same for every address. */
export const sendJoinMail = accountCommand({
  name: "tenancy.send-join-mail",
  input: sendJoinMailSchema,
  run: async (facts: RequestFacts, { token, email }) => {
    await consumeLimit("mail-address", addressKey(facts.ip));
    await consumeLimit("mail-recipient", email);
    await inUnscoped(async (db) => {
      const invitation = await readInvitation(db, { token });
      if (!invitation || invitation.row.email !== null) throw new AppError("gone", { userMessage: NOT_VALID });
      const { id, organization, inviterName, expiresAt } = invitation.row;
      const proof = await issueToken(db, { purpose: "join", payload: { invitationId: id, email } });
      await queueMail(db, invitationMail({ to: email, organizationName: organization.name, inviterName, link: `${invitationLink(token)}?proof=${proof}`, expiresAt }));
    });
    return { email };
  },
});
