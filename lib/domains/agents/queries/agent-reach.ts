import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { getDocument } from "@/lib/domains/dataroom/queries/get-document";
import { getProject } from "@/lib/domains/tenancy/queries/projects";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { isId } from "@/lib/kernel/ids";
import { findLibraryAgent } from "../library/catalogue";
import type { AgentAccess, Handover } from "../schema";
import { visibleAgentsSql } from "../visibility";

export interface Reach {
  access: AgentAccess;
  projectId: string | null;
  roles: readonly string[];
  userIds: readonly string[];
  scopeProjectId: string | null;
  scopeDocumentIds: readonly string[];
  scopeBaseId: string | null;
  handovers: readonly Handover[];
}

/** What an agent names must be there for whoever names it; what stood in it before stays, also where he may not see it. */
export async function assertReach(tx: TenantTx, wanted: Reach, before?: Reach): Promise<void> {
  if (wanted.access === "project" && wanted.projectId === null) {
    throw new AppError("invalid_input", { userMessage: "Choose the project whose members may ask this agent. Nothing was changed.", fields: { projectId: "Choose a project." } });
  }
  const added = <T>(now: readonly T[], then: readonly T[] = []) => now.filter((one) => !then.includes(one));
  for (const id of added([wanted.projectId, wanted.scopeProjectId], [before?.projectId ?? null, before?.scopeProjectId ?? null])) if (id) await getProject(tx, id);
  for (const id of added(wanted.scopeDocumentIds, before?.scopeDocumentIds)) await getDocument(tx, id);
  if (wanted.scopeBaseId && wanted.scopeBaseId !== before?.scopeBaseId) await getBase(tx, wanted.scopeBaseId);
  await assertPeople(tx, added(wanted.userIds, before?.userIds));
  await assertRoles(tx, added(wanted.roles, before?.roles).filter(isId));
  await assertAgents(tx, added(wanted.handovers.map(({ to }) => to), before?.handovers.map(({ to }) => to)));
}

async function assertPeople(tx: TenantTx, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  const found = await tx.db.workspaceMember.count({ where: { workspaceId: tx.ctx.workspaceId, userId: { in: [...userIds] } } });
  if (found < new Set(userIds).size) throw notFound("member");
}

async function assertRoles(tx: TenantTx, roleIds: readonly string[]): Promise<void> {
  if (roleIds.length === 0) return;
  const { organizationId, workspaceId } = tx.ctx;
  const found = await tx.db.role.count({ where: { organizationId, scope: "workspace", id: { in: [...roleIds] }, OR: [{ workspaceId }, { workspaceId: null }] } });
  if (found < new Set(roleIds).size) throw notFound("role");
}

async function assertAgents(tx: TenantTx, refs: readonly string[]): Promise<void> {
  const own = [...new Set(refs.filter((ref) => !findLibraryAgent(ref)))];
  if (own.some((ref) => !isId(ref))) throw notFound("agent");
  if (own.length === 0) return;
  const rows = await tx.rows<{ id: string }>(Prisma.sql`SELECT a.id FROM agents a WHERE a.id = ANY(${own}::uuid[]) AND a.deleted_at IS NULL AND ${visibleAgentsSql(tx.ctx)}`);
  if (rows.length < own.length) throw notFound("agent");
}
