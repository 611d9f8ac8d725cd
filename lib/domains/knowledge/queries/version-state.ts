import "server-only";
import type { TenantTx } from "@/lib/db/tenant";

export interface VersionState {
  id: string;
  documentId: string;
  projectId: string;
  name: string;
  number: number;
  kind: string;
  originalName: string;
  storageKey: string;
  status: string;
  stage: string;
  generation: number;
  trashed: boolean;
}

/** A version as the pipeline sees it; null when it was purged meanwhile. */
export async function getVersionState(tx: TenantTx, versionId: string, options: { lock?: boolean } = {}): Promise<VersionState | null> {
  if (options.lock) await tx.db.$executeRaw`SELECT 1 FROM document_versions WHERE id = ${versionId}::uuid FOR UPDATE`;
  const row = await tx.db.documentVersion.findFirst({
    where: { id: versionId, workspaceId: tx.ctx.workspaceId },
    select: {
      id: true,
      documentId: true,
      number: true,
      kind: true,
      originalName: true,
      storageKey: true,
      status: true,
      stage: true,
      generation: true,
      document: { select: { name: true, projectId: true, deletedAt: true, project: { select: { deletedAt: true } } } },
    },
  });
  if (!row) return null;
  const { document, ...version } = row;
  return { ...version, name: document.name, projectId: document.projectId, trashed: document.deletedAt !== null || document.project.deletedAt !== null };
}

export function factsOfVersion(version: VersionState) {
  return { documentId: version.documentId, versionId: version.id, projectId: version.projectId, name: version.name, number: version.number };
}
