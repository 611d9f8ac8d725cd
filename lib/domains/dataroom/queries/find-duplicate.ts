import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import type { DocumentStatus, UploadResultDto } from "../schema";
import { visibleDocuments } from "../visibility";

/** A document of the project that the actor may see and whose newest version has these bytes. Hidden ones must not be betrayed. */
export async function findDuplicate(tx: TenantTx, args: { projectId: string; sha256: string }): Promise<UploadResultDto | null> {
  const versions = await tx.db.documentVersion.findMany({
    where: { sha256: args.sha256, workspaceId: tx.ctx.workspaceId, document: { AND: [visibleDocuments(tx.ctx), { projectId: args.projectId }] } },
    orderBy: { createdAt: "asc" },
    select: { id: true, status: true, document: { select: { id: true, name: true, latestVersionId: true } } },
  });
  const version = versions.find((candidate) => candidate.document.latestVersionId === candidate.id);
  if (!version) return null;
  return { id: version.document.id, versionId: version.id, name: version.document.name, status: version.status as DocumentStatus, duplicate: true };
}
