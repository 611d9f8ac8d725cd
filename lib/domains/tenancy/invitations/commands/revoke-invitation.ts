import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { organizationCommand } from "@/lib/kernel/command";
import { lockOrganization } from "../../roles/role-rows";
import { invitationRevoked } from "../events";
import { invitationState } from "../policy";
import { invitationIdSchema } from "../schema";

/** After it the link opens nothing. Who accepted before stays a member. Revoking twice is the same as once. */
export const revokeInvitation = organizationCommand({
  name: "tenancy.revoke-invitation",
  permission: "invitations:revoke",
  input: invitationIdSchema,
  records: [invitationRevoked],
  run: (ctx, { invitationId }) =>
    inTenant(ctx, async (tx) => {
      await lockOrganization(tx.db, ctx.organizationId);
      const row = await tx.db.invitation.findFirst({
        where: { id: invitationId, organizationId: ctx.organizationId },
        select: { id: true, email: true, uses: true, maxUses: true, expiresAt: true, revokedAt: true },
      });
      if (!row) throw notFound("invitation");
      const state = invitationState(row);
      if (state === "accepted") throw new AppError("conflict", { userMessage: "This invitation is accepted. Remove the member instead." });
      if (state !== "revoked") {
        await tx.db.invitation.update({ where: { id: row.id }, data: { revokedAt: new Date() }, select: { id: true } });
        await tx.record(invitationRevoked, { invitationId, email: row.email });
      }
      return { invitationId };
    }),
});
