import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";

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
  scan: string;
  trashed: boolean;
}

/** Versions as the pipeline sees them, locked when asked; purged ones are absent. One statement, since every document passes here. */
export async function listVersionStates(tx: TenantStatements, versionIds: readonly string[], options: { lock?: boolean } = {}): Promise<VersionState[]> {
  const lock = options.lock ? Prisma.sql`FOR UPDATE OF v` : Prisma.empty;
  return tx.rows<VersionState>(Prisma.sql`SELECT v.id, v.document_id AS "documentId", d.project_id AS "projectId", d.name, v.number, v.kind, v.original_name AS "originalName",
      v.storage_key AS "storageKey", v.status, v.stage, v.generation, v.scan, (d.deleted_at IS NOT NULL OR p.deleted_at IS NOT NULL) AS trashed
    FROM document_versions v JOIN documents d ON d.id = v.document_id JOIN projects p ON p.id = d.project_id
    WHERE v.id = ANY(${[...versionIds]}::uuid[]) AND v.workspace_id = ${tx.ctx.workspaceId}::uuid ORDER BY v.id ${lock}`);
}

export async function getVersionState(tx: TenantStatements, versionId: string, options: { lock?: boolean } = {}): Promise<VersionState | null> {
  const [version] = await listVersionStates(tx, [versionId], options);
  return version ?? null;
}

export function factsOfVersion(version: VersionState) {
  return { documentId: version.documentId, versionId: version.id, projectId: version.projectId, name: version.name, number: version.number };
}
