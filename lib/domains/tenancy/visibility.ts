import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantContext } from "@/lib/kernel/context";

/** Projects the actor may open: those open to the workspace and those he belongs to; archived ones only to restore them. As a Prisma `where`. */
export function visibleProjects(ctx: TenantContext, options: { archived?: boolean } = {}): Prisma.ProjectWhereInput {
  return {
    workspaceId: ctx.workspaceId,
    deletedAt: null,
    archivedAt: options.archived ? { not: null } : null,
    OR: [{ access: "open" }, ...(ctx.userId ? [{ members: { some: { userId: ctx.userId } } }] : [])],
  };
}

/** The same rule as SQL over a row of `projects` named by `alias`. `archived`: also one that is archived; `removed`: that one too, and one that waits for its erasure. */
export function visibleProjectsSql(ctx: TenantContext, alias: string, options: { archived?: boolean; removed?: boolean } = {}): Prisma.Sql {
  const p = Prisma.raw(`"${alias}"`);
  const unarchived = options.archived ? Prisma.empty : Prisma.sql`AND ${p}.archived_at IS NULL`;
  const standing = options.removed ? Prisma.sql`TRUE` : Prisma.sql`${p}.deleted_at IS NULL ${unarchived}`;
  return Prisma.sql`(${standing} AND (${p}.access = 'open' OR EXISTS (
    SELECT 1 FROM project_members pm WHERE pm.project_id = ${p}.id AND pm.user_id = ${ctx.userId}::uuid)))`;
}
