import "server-only";
import { inUnscoped, recordUnscoped } from "@/lib/db/unscoped";
import { notFound } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { organizationLeft } from "../events";
import { assertOwnerLeft, lockOwners } from "../owners";
import { leaveOrganizationSchema } from "../schema";

/** After it the person belongs to the organization no more: no workspace, project or department of it, and his keys are revoked. */
export const leaveOrganization = accountCommand({
  name: "tenancy.leave-organization",
  input: leaveOrganizationSchema,
  run: (ctx: UserContext, input) =>
    inUnscoped(async (db) => {
      const { userId } = ctx;
      const membership = { userId, suspendedAt: null, organization: { slug: input.organization } };
      const found = await db.organizationMember.findFirst({ where: membership, select: { organizationId: true } });
      if (!found) throw notFound("organization");
      const { organizationId } = found;
      const owners = await lockOwners(db, organizationId);
      assertOwnerLeft(owners, [userId]);
      // Read again under the lock: it may have been changed or ended meanwhile.
      const member = await db.organizationMember.findFirst({ where: membership, select: { role: true } });
      if (!member) throw notFound("organization");
      await db.organizationMember.delete({ where: { organizationId_userId: { organizationId, userId } }, select: { userId: true } });
      // Who comes back later must not find his old keys at work.
      const revoked = await db.apiKey.updateMany({ where: { organizationId, createdBy: userId, revokedAt: null }, data: { revokedAt: new Date() } });
      const actor = { kind: "user", id: userId };
      await recordUnscoped(db, { organizationId, workspaceId: null, actor, facts: ctx }, organizationLeft, { organizationId, userId, role: member.role, revokedKeys: revoked.count });
      return { organization: input.organization };
    }),
});
