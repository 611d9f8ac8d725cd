import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { inTenant } from "@/lib/db/tenant";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { organizationCommand } from "@/lib/kernel/command";
import { invitationResent } from "../events";
import { newInvitationToken } from "../invitation-token";
import { beginInvitation, expiryOf, invitationLink, mailInvitation } from "../invite";
import { invitationState } from "../policy";
import { resendInvitationSchema, termsSchema } from "../schema";

/** After it the old link opens nothing and a new one does; whoever sends it vouches for it from now on, and so must be able to give it. */
export const resendInvitation = organizationCommand({
  name: "tenancy.resend-invitation",
  permission: "invitations:revoke",
  input: resendInvitationSchema,
  records: [invitationResent],
  run: async (ctx, { invitationId, expiresInDays }) => {
    await consumeLimit("invitations", ctx.organizationId);
    const { token, hash } = newInvitationToken();
    const expiresAt = expiryOf(expiresInDays);
    const email = await inTenant(ctx, async (tx) => {
      const row = await tx.db.invitation.findFirst({ where: { id: invitationId, organizationId: ctx.organizationId } });
      if (!row) throw notFound("invitation");
      const invitedBy = await beginInvitation(tx, termsSchema.parse(row));
      // Read again behind the lock: it may have been accepted or revoked in between.
      const now = await tx.db.invitation.findFirstOrThrow({ where: { id: row.id } });
      const state = invitationState(now);
      if (state === "accepted" || state === "revoked") throw new AppError("conflict", { userMessage: `This invitation is ${state}. Invite again instead.` });
      await tx.db.invitation.update({ where: { id: row.id }, data: { tokenHash: hash, expiresAt, invitedBy }, select: { id: true } });
      await tx.record(invitationResent, { invitationId, email: row.email, before: { expiresAt: row.expiresAt.toISOString() }, after: { expiresAt: expiresAt.toISOString() } });
      return row.email;
    });
    if (email === null) return { invitationId, email, link: invitationLink(token) };
    await mailInvitation(ctx, { email, invitationId, token, expiresAt });
    return { invitationId, email, link: null };
  },
});
