import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import type { OrganizationContext } from "@/lib/kernel/context";
import { erasedAfter } from "../organizations/policy";
import type { WorkspaceDto, WorkspaceState } from "./schema";

const select = { id: true, slug: true, name: true, createdAt: true, archivedAt: true, deletedAt: true, _count: { select: { members: true } } } as const;

type Row = Prisma.WorkspaceGetPayload<{ select: typeof select }>;

function workspaceDto(row: Row): WorkspaceDto {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    state: row.deletedAt ? "deleted" : row.archivedAt ? "archived" : "open",
    members: row._count.members,
    createdAt: row.createdAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    erasedAfter: row.deletedAt ? erasedAfter(row.deletedAt).toISOString() : null,
  };
}

const STATES: Record<WorkspaceState, Prisma.WorkspaceWhereInput> = {
  open: { archivedAt: null, deletedAt: null },
  archived: { archivedAt: { not: null }, deletedAt: null },
  deleted: { deletedAt: { not: null } },
};

export interface ListWorkspacesArgs {
  state?: WorkspaceState;
  q?: string;
  limit?: number;
  after?: string;
}

/** Workspaces of the organization, whoever belongs to them; by name. */
export async function listWorkspaces(tx: TenantTx<OrganizationContext>, args: ListWorkspacesArgs = {}): Promise<{ data: WorkspaceDto[]; total: number }> {
  const where: Prisma.WorkspaceWhereInput = {
    organizationId: tx.ctx.organizationId,
    ...(args.state ? STATES[args.state] : {}),
    ...(args.q ? { name: { contains: args.q, mode: "insensitive" } } : {}),
  };
  const page: Pick<Prisma.WorkspaceFindManyArgs, "cursor" | "skip"> = args.after ? { cursor: { id: args.after }, skip: 1 } : {};
  const rows = await tx.db.workspace.findMany({ where, select, orderBy: [{ name: "asc" }, { id: "asc" }], take: args.limit ?? 200, ...page });
  return { data: rows.map(workspaceDto), total: await tx.db.workspace.count({ where }) };
}

/** How many there are of each state. */
export async function countWorkspaces(tx: TenantTx<OrganizationContext>): Promise<Record<WorkspaceState, number>> {
  const { organizationId } = tx.ctx;
  const count = (state: WorkspaceState) => tx.db.workspace.count({ where: { organizationId, ...STATES[state] } });
  return { open: await count("open"), archived: await count("archived"), deleted: await count("deleted") };
}

export async function getWorkspace(tx: TenantTx<OrganizationContext>, workspaceId: string): Promise<WorkspaceDto> {
  const row = await tx.db.workspace.findFirst({ where: { id: workspaceId, organizationId: tx.ctx.organizationId }, select });
  if (!row) throw notFound("workspace");
  return workspaceDto(row);
}

/** The same, and the turn: changes of one workspace's row wait for each other, so that each records what it really changed. */
export async function lockWorkspace(tx: TenantTx<OrganizationContext>, workspaceId: string): Promise<WorkspaceDto> {
  await tx.db.$queryRaw`SELECT 1 FROM workspaces WHERE id = ${workspaceId}::uuid AND organization_id = ${tx.ctx.organizationId}::uuid FOR NO KEY UPDATE`;
  return getWorkspace(tx, workspaceId);
}
