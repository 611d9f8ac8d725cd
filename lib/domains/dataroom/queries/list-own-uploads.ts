import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { sensitivityName } from "@/lib/kernel/sensitivity";
import { visibleDocuments } from "../visibility";

export interface OwnUploadDto {
  id: string;
  name: string;
  project: string;
  sensitivity: string;
  uploadedAt: string;
}

/** Documents that the reader brought here and may still see, the oldest first; a page after the id given. */
export async function listOwnUploads(tx: TenantTx, args: { limit: number; after?: string | undefined }): Promise<OwnUploadDto[]> {
  const rows = await tx.db.document.findMany({
    where: { AND: [visibleDocuments(tx.ctx), { createdBy: tx.ctx.userId ?? tx.ctx.actor.id }] },
    orderBy: { id: "asc" },
    take: args.limit,
    ...(args.after ? { cursor: { id: args.after }, skip: 1 } : {}),
    select: { id: true, name: true, sensitivity: true, createdAt: true, project: { select: { name: true } } },
  });
  return rows.map((row) => ({ id: row.id, name: row.name, project: row.project.name, sensitivity: sensitivityName(row.sensitivity), uploadedAt: row.createdAt.toISOString() }));
}
