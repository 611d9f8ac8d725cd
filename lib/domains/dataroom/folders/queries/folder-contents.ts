import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { visibleDocumentsSql } from "../../visibility";

/** Counting on would read every document of a large folder for a number nobody needs. */
const MOST_COUNTED = 1_000;

/** How many documents that the actor may see lie in each of these folders itself, up to 1,000. */
export async function countDocumentsIn(tx: TenantStatements, folderIds: readonly string[]): Promise<Record<string, number>> {
  if (folderIds.length === 0) return {};
  const rows = await tx.rows<{ id: string; documents: number }>(Prisma.sql`SELECT f.id, (SELECT count(*)::int FROM (SELECT 1 FROM documents d
      WHERE d.folder_id = f.id AND ${visibleDocumentsSql(tx.ctx)} LIMIT ${MOST_COUNTED}) AS seen) AS documents
    FROM folders f WHERE f.id = ANY(${[...folderIds]}::uuid[])`);
  return Object.fromEntries(rows.map((row) => [row.id, row.documents]));
}
