import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { findByName, lockTree } from "./queries/folder-rows";

interface Row {
  id: string;
  projectId: string;
  parentId: string | null;
  name: string;
  deleted: boolean;
}

/** Takes the folder and those around it out of the trash, last among their siblings; who meets his own name gets another. Answers with the folder's name. */
export async function reviveFolder(tx: TenantStatements, folderId: string): Promise<string> {
  const chain = await tx.rows<Row>(Prisma.sql`WITH RECURSIVE up AS (SELECT f.*, 1 AS n FROM folders f WHERE f.id = ${folderId}::uuid
      UNION ALL SELECT f.*, up.n + 1 FROM folders f JOIN up ON f.id = up.parent_id)
    SELECT id, project_id AS "projectId", parent_id AS "parentId", name, deleted_at IS NOT NULL AS deleted FROM up ORDER BY n DESC`);
  let name = "";
  for (const folder of chain) {
    name = folder.deleted ? await freeName(tx, folder) : folder.name;
    if (!folder.deleted) continue;
    await tx.rows(Prisma.sql`UPDATE folders SET deleted_at = NULL, name = ${name}, updated_at = now(), position = (SELECT coalesce(max(f.position), 0) + 1 FROM folders f
      WHERE f.project_id = ${folder.projectId}::uuid AND f.parent_id IS NOT DISTINCT FROM ${folder.parentId}::uuid AND f.deleted_at IS NULL) WHERE id = ${folder.id}::uuid`);
  }
  return name;
}

/** A document comes back to its folder, whose guards it keeps; were it put elsewhere, others could see it. */
export async function reviveFolderOf(tx: TenantStatements, documentId: string): Promise<void> {
  const [place] = await tx.rows<{ folderId: string; projectId: string }>(Prisma.sql`SELECT f.id AS "folderId", f.project_id AS "projectId" FROM documents d JOIN folders f ON f.id = d.folder_id
    WHERE d.id = ${documentId}::uuid AND f.deleted_at IS NOT NULL`);
  if (!place) return;
  await lockTree(tx, place.projectId);
  await reviveFolder(tx, place.folderId);
}

async function freeName(tx: TenantStatements, folder: Row): Promise<string> {
  for (let n = 0; ; n++) {
    const suffix = n === 0 ? "" : n === 1 ? " (restored)" : ` (restored ${n})`;
    const name = folder.name.slice(0, 200 - suffix.length) + suffix;
    if (!(await findByName(tx, folder, name))) return name;
  }
}
