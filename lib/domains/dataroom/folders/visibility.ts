import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantContext } from "@/lib/kernel/context";

/**
 * Ids of the folders whose guards, with those of all folders around them, let the actor in. It depends on no outer row, so a list
 * of documents asks it once. The trash plays no part: what lies in a folder is put away with it.
 */
export function openFoldersSql(ctx: Pick<TenantContext, "workspaceId" | "clearance" | "departments">): Prisma.Sql {
  const letsIn = Prisma.sql`f.min_sensitivity <= ${ctx.clearance} AND (NOT EXISTS (SELECT 1 FROM folder_departments fd WHERE fd.folder_id = f.id)
    OR EXISTS (SELECT 1 FROM folder_departments fd WHERE fd.folder_id = f.id AND fd.department_id = ANY(${[...ctx.departments]}::uuid[])))`;
  return Prisma.sql`WITH RECURSIVE open_folders AS (
      SELECT f.id FROM folders f WHERE f.workspace_id = ${ctx.workspaceId}::uuid AND f.parent_id IS NULL AND ${letsIn}
      UNION ALL SELECT f.id FROM folders f JOIN open_folders o ON f.parent_id = o.id WHERE ${letsIn})
    SELECT id FROM open_folders`;
}

/** The guards of the folders around a row of `documents` named d, as JSON for policy.ts. */
export const FOLDER_GUARDS = Prisma.sql`(WITH RECURSIVE around AS (
    SELECT f.id, f.parent_id, f.min_sensitivity FROM folders f WHERE f.id = d.folder_id
    UNION ALL SELECT f.id, f.parent_id, f.min_sensitivity FROM folders f JOIN around a ON f.id = a.parent_id)
  SELECT coalesce(json_agg(json_build_object('minSensitivity', a.min_sensitivity,
    'departments', ARRAY(SELECT fd.department_id::text FROM folder_departments fd WHERE fd.folder_id = a.id))), '[]'::json) FROM around a)`;
