import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { AppError } from "@/lib/kernel/app-error";
import { visibleDocumentsSql } from "../../visibility";
import { effectiveSensitivity, type FolderGuard } from "../policy";
import { MOST_AT_ONCE } from "../schema";

/** The folder and all below it, in the trash or not. */
export async function subtreeOf(tx: TenantStatements, folderId: string): Promise<{ id: string; height: number }[]> {
  return tx.rows(Prisma.sql`WITH RECURSIVE below AS (SELECT f.id, 1 AS height FROM folders f WHERE f.id = ${folderId}::uuid
      UNION ALL SELECT f.id, b.height + 1 FROM folders f JOIN below b ON f.parent_id = b.id)
    SELECT id, height FROM below`);
}

export async function guardsAround(tx: TenantStatements, folderId: string | null): Promise<FolderGuard[]> {
  if (folderId === null) return [];
  return tx.rows(Prisma.sql`WITH RECURSIVE around AS (SELECT f.id, f.parent_id, f.min_sensitivity FROM folders f WHERE f.id = ${folderId}::uuid
      UNION ALL SELECT f.id, f.parent_id, f.min_sensitivity FROM folders f JOIN around a ON f.id = a.parent_id)
    SELECT a.min_sensitivity::int AS "minSensitivity", ARRAY(SELECT fd.department_id::text FROM folder_departments fd WHERE fd.folder_id = a.id) AS departments FROM around a`);
}

/** The least level of what lies in the folder; of no folder: none. */
export async function floorOf(tx: TenantStatements, folderId: string | null): Promise<number> {
  return effectiveSensitivity(0, await guardsAround(tx, folderId));
}

/** Gives all below the folder, in the trash too, at least the level that holds there now; nothing is lowered. Answers with what it raised. Under the tree's lock. */
export async function raiseToFloor(tx: TenantStatements, folderId: string): Promise<{ raised: number; raisedIds: string[] }> {
  const floor = await floorOf(tx, folderId);
  const folderIds = (await subtreeOf(tx, folderId)).map((below) => below.id);
  const [raised] = await tx.rows<{ count: number; ids: string[] }>(Prisma.sql`WITH raised AS (UPDATE documents SET sensitivity = ${floor}
      WHERE folder_id = ANY(${folderIds}::uuid[]) AND sensitivity < ${floor} RETURNING id)
    SELECT count(*)::int AS count, (array_agg(id))[1:${MOST_AT_ONCE}::int] AS ids FROM raised`);
  return { raised: raised?.count ?? 0, raisedIds: raised?.ids ?? [] };
}

export interface HeldDocument {
  id: string;
  name: string;
  versionId: string;
  seen: boolean;
}

/** What lies in these folders, with whether the actor may see it. `deletedAt` null: what is not in the trash; a time: what was put there then; absent: all. */
export async function documentsIn(tx: TenantStatements, folderIds: readonly string[], deletedAt?: string | null): Promise<HeldDocument[]> {
  const when = deletedAt === undefined ? Prisma.empty : deletedAt === null ? Prisma.sql`AND d.deleted_at IS NULL` : Prisma.sql`AND d.deleted_at = ${deletedAt}::timestamptz`;
  const rows = await tx.rows<HeldDocument>(Prisma.sql`SELECT d.id, d.name, coalesce(d.current_version_id, d.latest_version_id) AS "versionId", ${visibleDocumentsSql(tx.ctx, { trashed: "either" })} AS seen
    FROM documents d JOIN projects p ON p.id = d.project_id WHERE d.folder_id = ANY(${[...folderIds]}::uuid[]) ${when} ORDER BY d.id LIMIT ${MOST_AT_ONCE + 1} FOR UPDATE OF d`);
  if (rows.length > MOST_AT_ONCE) {
    throw new AppError("conflict", { userMessage: `This folder holds more than ${MOST_AT_ONCE} documents. Go through its folders one by one; nothing was changed.` });
  }
  return rows;
}
