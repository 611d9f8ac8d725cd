import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import type { DocumentStatus, UploadResultDto } from "../schema";
import { visibleDocumentsSql } from "../visibility";

/** A document of the project that the actor may see and whose newest version has these bytes. Hidden ones must not be betrayed. */
export async function findDuplicate(tx: TenantStatements, args: { projectId: string; sha256: string }): Promise<UploadResultDto | null> {
  const [found] = await tx.rows<{ id: string; name: string; version_id: string; status: DocumentStatus }>(Prisma.sql`SELECT d.id, d.name, v.id AS version_id, v.status
    FROM document_versions v JOIN documents d ON d.id = v.document_id JOIN projects p ON p.id = d.project_id
    WHERE v.sha256 = ${args.sha256} AND v.workspace_id = ${tx.ctx.workspaceId}::uuid AND d.latest_version_id = v.id AND d.project_id = ${args.projectId}::uuid
      AND ${visibleDocumentsSql(tx.ctx)} ORDER BY v.created_at LIMIT 1`);
  return found ? { id: found.id, versionId: found.version_id, name: found.name, status: found.status, duplicate: true } : null;
}
