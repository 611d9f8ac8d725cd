import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { getDocument } from "@/lib/domains/dataroom/queries/get-document";
import { getProject } from "@/lib/domains/tenancy/queries/projects";

/** @throws AppError not_found when the asker may not open one of them. */
export async function assertScope(tx: TenantTx, { projectId, documentIds }: { projectId: string | null; documentIds: readonly string[] }): Promise<void> {
  if (projectId) await getProject(tx, projectId);
  for (const documentId of documentIds) await getDocument(tx, documentId);
}
