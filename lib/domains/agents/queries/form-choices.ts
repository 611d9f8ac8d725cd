import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { listBases } from "@/lib/domains/knowledge/bases/queries/bases";
import { listModelNames } from "@/lib/domains/models/queries";
import { listProjects } from "@/lib/domains/tenancy/queries/projects";
import { LIBRARY } from "../library/catalogue";
import type { AgentChoicesDto, AgentDto } from "../schema";
import { listAgents } from "./agents";

const MOST_PEOPLE = 500;

/** What the form offers to choose from, as far as its reader may see it; what the agent names besides keeps its id for a name. */
export async function loadChoices(tx: TenantTx, agent: AgentDto | null): Promise<AgentChoicesDto> {
  const { organizationId, workspaceId } = tx.ctx;
  const projects = await listProjects(tx, { limit: 200 });
  // Whoever may not know who belongs to the workspace chooses nobody.
  const seesPeople = tx.ctx.permissions.has("workspaceMembers:read");
  const people = !seesPeople ? [] : await tx.rows<{ id: string; name: string }>(Prisma.sql`SELECT u.id, u.name FROM workspace_members m JOIN users u ON u.id = m.user_id
    WHERE m.workspace_id = ${workspaceId}::uuid ORDER BY u.name, u.id LIMIT ${MOST_PEOPLE}`);
  const roles = !seesPeople ? [] : await tx.db.role.findMany({ where: { organizationId, scope: "workspace", OR: [{ workspaceId }, { workspaceId: null }] }, select: { id: true, name: true }, orderBy: { name: "asc" } });
  const own = await listAgents(tx);
  const documents = agent && agent.scopeDocumentIds.length > 0 ? await namesOf(tx, agent.scopeDocumentIds) : [];
  return {
    projects: projects.data.map(({ id, name }) => ({ id, name })),
    people,
    roles: [{ id: "admin", name: "Administrators" }, { id: "editor", name: "Editors" }, { id: "viewer", name: "Viewers" }, ...roles],
    agents: [...own.data.filter(({ id }) => id !== agent?.id).map(({ id, name }) => ({ id, name })), ...LIBRARY.map(({ slug, name }) => ({ id: slug, name }))],
    models: await listModelNames(tx),
    bases: (await listBases(tx)).map(({ id, name }) => ({ id, name })),
    documents,
  };
}

async function namesOf(tx: TenantTx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const rows = await tx.rows<{ id: string; name: string }>(Prisma.sql`SELECT d.id, d.name FROM documents d JOIN projects p ON p.id = d.project_id WHERE d.id = ANY(${[...ids]}::uuid[]) AND ${visibleDocumentsSql(tx.ctx)}`);
  return rows;
}
