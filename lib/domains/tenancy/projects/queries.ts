import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { visibleProjects } from "../visibility";
import type { ManagedProjectDto, ProjectPersonDto } from "./schema";

const select = { id: true, name: true, description: true, access: true, isDefault: true, isSample: true, archivedAt: true, _count: { select: { members: true } } } as const;

function managedDto({ _count, access, archivedAt, ...row }: Prisma.ProjectGetPayload<{ select: typeof select }>): ManagedProjectDto {
  return { ...row, access: access === "members" ? "members" : "open", members: _count.members, archivedAt: archivedAt?.toISOString() ?? null };
}

/** Projects the actor may open, or could if they were not archived. */
export async function listManagedProjects(tx: TenantTx, archived: boolean): Promise<ManagedProjectDto[]> {
  const rows = await tx.db.project.findMany({ where: visibleProjects(tx.ctx, { archived }), select, orderBy: [{ isDefault: "desc" }, { name: "asc" }, { id: "asc" }], take: 500 });
  return rows.map(managedDto);
}

/**
 * The project under its row's lock, so that changes of one project take turns.
 * @throws AppError not_found also when it exists and the actor may not open it.
 */
export async function lockProject(tx: TenantTx, projectId: string, options: { archived?: boolean } = {}): Promise<ManagedProjectDto> {
  await tx.db.$queryRaw`SELECT 1 FROM projects WHERE id = ${projectId}::uuid AND workspace_id = ${tx.ctx.workspaceId}::uuid FOR NO KEY UPDATE`;
  const row = await tx.db.project.findFirst({ where: { AND: [visibleProjects(tx.ctx, options), { id: projectId }] }, select });
  if (!row) throw notFound("project");
  return managedDto(row);
}

export async function listProjectMembers(tx: TenantTx, projectId: string): Promise<string[]> {
  const rows = await tx.db.projectMember.findMany({ where: { projectId, workspaceId: tx.ctx.workspaceId }, select: { userId: true } });
  return rows.map((row) => row.userId);
}

const PEOPLE = 100;

/** The people of the workspace, members of the project first; `q` is looked for in name and address. */
export async function listProjectPeople(tx: TenantTx, projectId: string, q = ""): Promise<{ data: ProjectPersonDto[]; total: number }> {
  const like = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await tx.db.$queryRaw<(ProjectPersonDto & { total: number })[]>`SELECT u.id AS "userId", u.name, u.email, pm.user_id IS NOT NULL AS belongs, count(*) OVER ()::int AS total
    FROM workspace_members m JOIN users u ON u.id = m.user_id
    LEFT JOIN project_members pm ON pm.project_id = ${projectId}::uuid AND pm.user_id = m.user_id
    WHERE m.workspace_id = ${tx.ctx.workspaceId}::uuid AND (u.name ILIKE ${like} OR u.email ILIKE ${like})
    ORDER BY belongs DESC, u.name, u.id LIMIT ${PEOPLE}`;
  return { data: rows.map(({ total: _total, ...person }) => person), total: rows[0]?.total ?? 0 };
}

/** The project's members by name; a page of them. */
export async function pageProjectMembers(tx: TenantTx, projectId: string, page: { skip: number; limit: number }): Promise<{ data: Omit<ProjectPersonDto, "belongs">[]; total: number }> {
  const { workspaceId } = tx.ctx;
  const data = await tx.db.$queryRaw<Omit<ProjectPersonDto, "belongs">[]>`SELECT u.id AS "userId", u.name, u.email FROM project_members pm JOIN users u ON u.id = pm.user_id
    WHERE pm.project_id = ${projectId}::uuid AND pm.workspace_id = ${workspaceId}::uuid ORDER BY u.name, u.id LIMIT ${page.limit} OFFSET ${page.skip}`;
  return { data, total: await tx.db.projectMember.count({ where: { projectId, workspaceId } }) };
}
