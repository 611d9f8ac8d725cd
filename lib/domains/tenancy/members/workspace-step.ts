import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import type { Permission } from "@/lib/kernel/permissions";
import { heldRole } from "../roles/policy";
import { lockOrganization } from "../roles/role-rows";
import { actingMember, assertNoRefusal, lockMember, requireMember } from "./member-rows";
import type { WorkspaceStep } from "./workspace-membership";

/** Begins a change to a member of this workspace; one's own role in it is another's to change. */
export async function workspaceStep(tx: TenantTx, userId: string): Promise<WorkspaceStep> {
  const { organizationId, workspaceId } = tx.ctx;
  await lockOrganization(tx.db, organizationId);
  const actor = await actingMember(tx);
  const own = await permissionsNow(tx, actor.userId);
  const target = await requireMember(tx.db, organizationId, userId);
  if (target.userId === actor.userId) assertNoRefusal("self");
  return { tx, actor, target, workspaceId, own };
}

/** What the actor may do here as his rows stand now, and no more than this request may. */
async function permissionsNow(tx: TenantTx, userId: string): Promise<ReadonlySet<Permission>> {
  const { organizationId, workspaceId, permissions } = tx.ctx;
  const member = await lockMember(tx.db, organizationId, userId);
  const row = await tx.db.workspaceMember.findFirst({
    where: { organizationId, workspaceId, userId },
    select: { role: true, customRole: { select: { permissions: true } } },
  });
  if (!member) throw new AppError("forbidden", { message: "no acting member" });
  const there = row ? heldRole("workspace", row.role, row.customRole?.permissions).permissions : [];
  return new Set([...member.permissions, ...there].filter((permission) => permissions.has(permission)));
}
