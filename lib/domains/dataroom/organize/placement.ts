import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { openProjectSql } from "@/lib/domains/tenancy/queries/open-project";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { dropsLimit, effectiveSensitivity } from "../folders/policy";
import { getFolder, lockTree } from "../folders/queries/folder-rows";
import { guardsAround } from "../folders/queries/folder-tree";

export interface Place {
  projectId: string;
  folderId: string | null;
}

interface Guarded extends Place {
  sensitivity: number;
}

/**
 * Where a document is to go, its trees locked. Moving opens nothing: the level of the old place goes along, that of the new one
 * holds, and what limits to departments or to a project's members is left behind only by who may set that.
 */
export async function choosePlace(tx: TenantStatements, from: Guarded, to: { projectId?: string | undefined; folderId: string | null }): Promise<Place & { sensitivity: number; raisedTo: number | null }> {
  const folder = to.folderId ? await getFolder(tx, to.folderId) : null;
  const projectId = folder?.projectId ?? to.projectId ?? from.projectId;
  if (folder && to.projectId && to.projectId !== folder.projectId) throw notFound("project");
  for (const id of [...new Set([from.projectId, projectId])].sort()) await lockTree(tx, id);
  if ((await tx.rows(openProjectSql(tx.ctx, projectId))).length === 0) throw notFound("project");
  // Once more, under the lock: it may have gone to the trash meanwhile.
  if (folder) await getFolder(tx, folder.id);
  if (projectId !== from.projectId && !tx.ctx.permissions.has("projects:members")) await assertProjectIsOpen(tx, from.projectId);
  const [before, after] = [await guardsAround(tx, from.folderId), await guardsAround(tx, folder?.id ?? null)];
  if (dropsLimit(before, after) && !tx.ctx.permissions.has("documents:limit")) {
    throw new AppError("forbidden", { userMessage: "Its folder is limited to departments, and the new place is not. That takes somebody who may limit documents; nothing was changed." });
  }
  const sensitivity = effectiveSensitivity(from.sensitivity, [...before, ...after]);
  return { projectId, folderId: folder?.id ?? null, sensitivity, raisedTo: sensitivity > from.sensitivity ? sensitivity : null };
}

async function assertProjectIsOpen(tx: TenantStatements, projectId: string): Promise<void> {
  const closed = await tx.rows(Prisma.sql`SELECT 1 FROM projects p WHERE p.id = ${projectId}::uuid AND p.access <> 'open'`);
  if (closed.length > 0) {
    throw new AppError("forbidden", { userMessage: "Its project is for members only. Taking it out takes somebody who chooses the project's members; nothing was changed." });
  }
}
