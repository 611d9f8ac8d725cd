import "server-only";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import { inTenant } from "@/lib/db/tenant";
import type { TenantContext } from "@/lib/kernel/context";
import { updateDocumentVectors } from "../generations/live-vectors";

/** After it the index filters the document as Postgres does. Reads what holds now, so that two changes in any order end right. */
export async function runUpdateInIndex(ctx: TenantContext, documentId: string): Promise<void> {
  const document = await inTenant(ctx, (tx) =>
    tx.db.document.findFirst({
      where: { id: documentId, workspaceId: ctx.workspaceId },
      select: { projectId: true, sensitivity: true, departments: { select: { departmentId: true } } },
    }),
  );
  if (!document) return;
  const { projectId, sensitivity } = document;
  const index = await openWorkspaceIndex(ctx.workspaceId);
  const attributes = { projectId, sensitivity, departmentIds: document.departments.map((entry) => entry.departmentId) };
  await index.updateDocument(documentId, attributes);
  await updateDocumentVectors(ctx, documentId, attributes);
}
