import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { AppError } from "@/lib/kernel/app-error";
import { newId } from "@/lib/kernel/ids";
import { foldersOfPath } from "@/lib/kernel/folder-path";
import { assertNameIsFree, findByName, getFolder, lockTree } from "./queries/folder-rows";
import { type FolderDto, MOST_DEPTH } from "./schema";

interface NewFolder {
  projectId: string;
  parentId: string | null;
  name: string;
}

/** Under the tree's lock. */
export async function insertFolder(tx: TenantStatements, folder: NewFolder): Promise<FolderDto> {
  const { organizationId, workspaceId, userId } = tx.ctx;
  const parent = folder.parentId ? await getFolder(tx, folder.parentId) : null;
  assertDepth((parent?.depth ?? 0) + 1);
  await assertNameIsFree(tx, folder, folder.name);
  const id = newId();
  await tx.rows(Prisma.sql`INSERT INTO folders (id, organization_id, workspace_id, project_id, parent_id, name, position, created_by, updated_at)
    SELECT ${id}::uuid, ${organizationId}::uuid, ${workspaceId}::uuid, ${folder.projectId}::uuid, ${folder.parentId}::uuid, ${folder.name}, coalesce(max(f.position), 0) + 1, ${userId}::uuid, now()
    FROM folders f WHERE f.project_id = ${folder.projectId}::uuid AND f.parent_id IS NOT DISTINCT FROM ${folder.parentId}::uuid AND f.deleted_at IS NULL`);
  return getFolder(tx, id);
}

export function assertDepth(depth: number): void {
  if (depth > MOST_DEPTH) throw new AppError("conflict", { userMessage: `Folders can lie in each other ${MOST_DEPTH} deep. Nothing was changed.` });
}

/** The folder that a file's path names, with those that had to be made on the way. */
export async function folderForPath(
  tx: TenantStatements,
  place: { projectId: string; folderId: string | null },
  relativePath: string,
): Promise<{ folderId: string | null; created: FolderDto[] }> {
  const names = foldersOfPath(relativePath);
  const created: FolderDto[] = [];
  let folderId = place.folderId;
  if (folderId === null && names.length === 0) return { folderId, created };
  // Also for a folder that is there: it must not go to the trash in this moment and leave the document behind.
  await lockTree(tx, place.projectId);
  if (folderId !== null) await getFolder(tx, folderId);
  for (const name of names) {
    const at = { projectId: place.projectId, parentId: folderId };
    const found: FolderDto | null = await findByName(tx, at, name);
    const folder: FolderDto = found ?? (await insertFolder(tx, { ...at, name }));
    if (!found) created.push(folder);
    folderId = folder.id;
  }
  return { folderId, created };
}
