import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { type Asker, countedHashes } from "../asker";

/** How many of the link's questions count against this asker's quota. Declined ones do too: they took somebody's time. */
export async function countAsked(tx: TenantStatements, asker: Asker): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(Prisma.sql`SELECT count(*)::int AS count FROM share_questions
    WHERE link_id = ${asker.linkId}::uuid AND party = ANY(${countedHashes(asker)}::text[])`);
  return row?.count ?? 0;
}
