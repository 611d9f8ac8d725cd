import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantContext } from "@/lib/kernel/context";
import { visibleProjectsSql } from "../visibility";

/** The id of a project that the actor may open and that takes documents; null asks for the workspace's default. No row: not found. */
export function openProjectSql(ctx: TenantContext, projectId: string | null): Prisma.Sql {
  const which = projectId === null ? Prisma.sql`p.is_default` : Prisma.sql`p.id = ${projectId}::uuid`;
  return Prisma.sql`SELECT p.id FROM projects p WHERE p.workspace_id = ${ctx.workspaceId}::uuid AND ${which} AND p.archived_at IS NULL AND ${visibleProjectsSql(ctx, "p")}`;
}
