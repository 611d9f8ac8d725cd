import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { organizationCommand } from "@/lib/kernel/command";
import { ownershipTransferred } from "../events";
import { lockOwners } from "../owners";
import { transferOwnershipSchema } from "../schema";

/** After it the chosen member owns the organization and the giver is one of its admins. */
export const transferOwnership = organizationCommand({
  name: "tenancy.transfer-ownership",
  permission: "organization:transfer",
  input: transferOwnershipSchema,
  records: [ownershipTransferred],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const { organizationId } = ctx;
      const owners = await lockOwners(tx.db, organizationId);
      const target = await tx.db.organizationMember.findFirst({
        where: { organizationId, userId: input.userId, suspendedAt: null },
        select: { role: true, clearance: true },
      });
      if (!target) throw notFound("member");
      const giver = ctx.actor.kind === "user" && owners.includes(ctx.actor.id) ? ctx.actor.id : null;
      if (giver === null) throw new AppError("forbidden", { userMessage: "Only an owner can hand over ownership, signed in himself." });
      if (owners.includes(input.userId)) throw new AppError("conflict", { userMessage: "This member owns the organization already. Nothing was changed." });
      if (target.role === "guest") throw new AppError("conflict", { userMessage: "A guest cannot own an organization. Make him a member first; nothing was changed." });
      // Whoever owns it must be able to see what the giver could, or nobody may be left who can.
      const after = { role: "owner", clearance: Math.max(target.clearance, ctx.clearance) };
      await tx.db.organizationMember.update({ where: { organizationId_userId: { organizationId, userId: input.userId } }, data: { ...after, customRoleId: null } });
      await tx.db.organizationMember.update({ where: { organizationId_userId: { organizationId, userId: giver } }, data: { role: "admin", customRoleId: null } });
      await tx.record(ownershipTransferred, { organizationId, from: giver, to: input.userId, before: target, after });
      return { ownerId: input.userId };
    }),
});
