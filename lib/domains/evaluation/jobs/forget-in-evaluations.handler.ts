import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import type { TenantContext } from "@/lib/kernel/context";
import { recount } from "../questions/queries/golden-questions";

/** After it no golden question and no result says anything of an erased document. Runs keep their figures. */
export async function runForgetInEvaluations(worker: TenantContext, documentId: string): Promise<void> {
  await inTenantStatements(worker, async (tx) => {
    const bases = await tx.rows<{ id: string }>(Prisma.sql`SELECT id FROM knowledge_bases WHERE id IN (SELECT base_id FROM golden_questions WHERE ${documentId}::uuid = ANY(rests_on)) ORDER BY id FOR UPDATE`);
    await tx.rows(Prisma.sql`DELETE FROM golden_questions WHERE ${documentId}::uuid = ANY(rests_on)`);
    for (const { id } of bases) await recount(tx, id);
    await tx.rows(Prisma.sql`UPDATE evaluation_results SET question = '', expected_answer = NULL, passages = '[]'::jsonb WHERE ${documentId}::uuid = ANY(rests_on)`);
    await tx.rows(Prisma.sql`UPDATE evaluation_results SET answer = NULL WHERE ${documentId}::uuid = ANY(answer_rests_on)`);
  });
}
