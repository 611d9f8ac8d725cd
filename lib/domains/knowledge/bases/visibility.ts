import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantContext } from "@/lib/kernel/context";

/** Bases that the actor may know of, as SQL over rows of `knowledge_bases` named b: published ones, drafts for who manages them. */
export function visibleBasesSql(ctx: TenantContext): Prisma.Sql {
  if (!ctx.permissions.has("knowledge:read")) return Prisma.sql`FALSE`;
  const status = ctx.permissions.has("knowledge:manage") ? Prisma.empty : Prisma.sql`AND b.status = 'published'`;
  return Prisma.sql`(b.workspace_id = ${ctx.workspaceId}::uuid AND b.deleted_at IS NULL ${status})`;
}

/** Whether a row of `documents` named d is among a base's sources now: chosen itself, or anywhere below a chosen folder. It says nothing of who may see it. */
export function inSourcesSql(baseId: string): Prisma.Sql {
  return Prisma.sql`(d.id IN (SELECT s.document_id FROM knowledge_sources s WHERE s.base_id = ${baseId}::uuid AND s.document_id IS NOT NULL)
    OR d.folder_id IN (WITH RECURSIVE below AS (
        SELECT s.folder_id AS id FROM knowledge_sources s WHERE s.base_id = ${baseId}::uuid AND s.folder_id IS NOT NULL
        UNION SELECT f.id FROM folders f JOIN below ON f.parent_id = below.id)
      SELECT id FROM below))`;
}

/** Versions that a base answers from, named v with their documents d: ready, current, not put away. */
export function answeringSql(baseId: string): Prisma.Sql {
  return Prisma.sql`v.id = d.current_version_id AND v.status = 'ready' AND d.deleted_at IS NULL
    AND EXISTS (SELECT 1 FROM projects p WHERE p.id = d.project_id AND p.deleted_at IS NULL) AND ${inSourcesSql(baseId)}`;
}
