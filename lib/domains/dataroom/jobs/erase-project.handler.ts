import "server-only";
import { eraseStored, tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { inTenant } from "@/lib/db/tenant";
import type { TenantContext } from "@/lib/kernel/context";
import { documentPurged } from "../events";

const BATCH = 50;

/** After it no row, text or byte of the removed project's documents is left; the index follows from each purge. */
export async function runEraseProject(ctx: TenantContext, projectId: string): Promise<void> {
  const { documentPrefix } = tenantStorage(ctx);
  for (;;) {
    const documents = await inTenant(ctx, async (tx) => {
      const rows = await tx.db.document.findMany({
        where: { projectId, workspaceId: ctx.workspaceId, project: { deletedAt: { not: null } } },
        take: BATCH,
        select: { id: true, name: true, sensitivity: true, departments: { select: { departmentId: true } } },
      });
      return rows;
    });
    if (documents.length === 0) break;
    // Bytes first: a killed worker then finds the rows again and repeats.
    for (const document of documents) await eraseStored(documentPrefix(document.id));
    await inTenant(ctx, async (tx) => {
      await tx.db.document.deleteMany({ where: { id: { in: documents.map((document) => document.id) } } });
      for (const { id, name, sensitivity, departments } of documents) {
        await tx.record(documentPurged, { documentId: id, projectId, name, sensitivity, departments: departments.map((entry) => entry.departmentId) });
      }
    });
  }
  await inTenant(ctx, (tx) => tx.db.project.deleteMany({ where: { id: projectId, workspaceId: ctx.workspaceId, deletedAt: { not: null } } }));
}
