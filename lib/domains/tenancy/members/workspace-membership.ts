import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { OrganizationContext, TenantContext } from "@/lib/kernel/context";
import type { Permission } from "@/lib/kernel/permissions";
import { type HeldRole, heldRole } from "../roles/policy";
import { readGivenRole } from "../roles/role-rows";
import { workspaceMemberAdded, workspaceMemberChanged, workspaceMemberRemoved } from "./events";
import { assertNoRefusal, type MemberRow } from "./member-rows";
import { type MemberStanding, refusalOfWorkspaceRole } from "./policy";

export interface WorkspaceStep {
  tx: TenantTx<OrganizationContext> | TenantTx<TenantContext>;
  actor: MemberStanding;
  target: MemberRow;
  workspaceId: string;
  /** What the actor may do in this workspace. */
  own: ReadonlySet<Permission>;
}

export interface GivenRole {
  role: string;
  customRoleId: string | null;
}

/** Adds the member to the workspace or changes his role in it, as `mode` allows. */
export async function putWorkspaceMember(step: WorkspaceStep, given: GivenRole, mode: "add" | "change" | "put"): Promise<void> {
  const { tx, actor, target, workspaceId, own } = step;
  const { organizationId } = tx.ctx;
  await assertLiveWorkspace(step);
  const held = await heldThere(step);
  if (mode === "change" && !held) throw notFound("member");
  if (mode === "add" && held) throw new AppError("conflict", { userMessage: "This member belongs to the workspace already. Change the role instead." });
  const after = await readGivenRole(tx.db, organizationId, { ...given, scope: "workspace", workspaceId });
  assertNoRefusal(refusalOfWorkspaceRole({ actor, target, own, before: held?.standing ?? null, after }));
  const role = { role: given.role, customRoleId: given.customRoleId };
  if (held) {
    await tx.db.workspaceMember.update({ where: { workspaceId_userId: { workspaceId, userId: target.userId } }, data: role, select: { userId: true } });
    await tx.record(workspaceMemberChanged, { userId: target.userId, workspaceId, before: held.role, after: role });
    return;
  }
  await assertGuestFree(step);
  await tx.db.workspaceMember.create({ data: { organizationId, workspaceId, userId: target.userId, ...role }, select: { userId: true } });
  await tx.record(workspaceMemberAdded, { userId: target.userId, workspaceId, after: role });
}

/** With the membership go those of the workspace's projects. */
export async function dropWorkspaceMember(step: WorkspaceStep): Promise<void> {
  const { tx, actor, target, workspaceId, own } = step;
  await assertLiveWorkspace(step);
  const held = await heldThere(step);
  if (!held) throw notFound("member");
  if (target.role === "guest") throw new AppError("conflict", { userMessage: "A guest belongs to exactly one workspace. Remove the guest from the organization instead." });
  assertNoRefusal(refusalOfWorkspaceRole({ actor, target, own, before: held.standing, after: null }));
  await tx.db.workspaceMember.delete({ where: { workspaceId_userId: { workspaceId, userId: target.userId } }, select: { userId: true } });
  await tx.record(workspaceMemberRemoved, { userId: target.userId, workspaceId, before: held.role });
}

async function assertLiveWorkspace({ tx, workspaceId }: WorkspaceStep): Promise<void> {
  const { organizationId } = tx.ctx;
  if ((await tx.db.workspace.count({ where: { id: workspaceId, organizationId, archivedAt: null, deletedAt: null } })) === 0) throw notFound("workspace");
}

async function heldThere({ tx, target, workspaceId }: WorkspaceStep): Promise<{ role: GivenRole; standing: HeldRole } | null> {
  const row = await tx.db.workspaceMember.findFirst({
    where: { organizationId: tx.ctx.organizationId, workspaceId, userId: target.userId },
    select: { role: true, customRoleId: true, customRole: { select: { permissions: true } } },
  });
  return row && { role: { role: row.role, customRoleId: row.customRoleId }, standing: heldRole("workspace", row.role, row.customRole?.permissions) };
}

async function assertGuestFree({ tx, target }: WorkspaceStep): Promise<void> {
  if (target.role !== "guest") return;
  const elsewhere = await tx.db.workspaceMember.count({ where: { organizationId: tx.ctx.organizationId, userId: target.userId } });
  if (elsewhere > 0) throw new AppError("conflict", { userMessage: "A guest belongs to exactly one workspace. Make the guest a member first, or remove and invite him to the other workspace." });
}
