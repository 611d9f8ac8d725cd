import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { sensitivityName } from "@/lib/kernel/sensitivity";
import { visibleDocumentsSql } from "../visibility";

export interface OwnUploadDto {
  id: string;
  name: string;
  project: string;
  sensitivity: string;
  uploadedAt: string;
}

/** Documents that the reader brought here and may still see, the oldest first; a page after the id given. */
export async function listOwnUploads(tx: TenantTx, args: { limit: number; after?: string | undefined }): Promise<OwnUploadDto[]> {
  const { ctx } = tx;
  const after = args.after ? Prisma.sql`AND d.id > ${args.after}::uuid` : Prisma.empty;
  const rows = await tx.rows<{ id: string; name: string; sensitivity: number; created_at: Date; project: string }>(Prisma.sql`SELECT d.id, d.name, d.sensitivity::int AS sensitivity, d.created_at, p.name AS project
    FROM documents d JOIN projects p ON p.id = d.project_id WHERE d.created_by = ${ctx.userId ?? ctx.actor.id}::uuid AND ${visibleDocumentsSql(ctx)} ${after} ORDER BY d.id LIMIT ${args.limit}`);
  return rows.map((row) => ({ id: row.id, name: row.name, project: row.project, sensitivity: sensitivityName(row.sensitivity), uploadedAt: row.created_at.toISOString() }));
}
