import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import type { TenantContext } from "@/lib/kernel/context";

/** After it nothing is left of a removed base's golden questions and runs; a run under way ends. */
export async function runForgetBase(worker: TenantContext, baseId: string): Promise<void> {
  await inTenantStatements(worker, async (tx) => {
    const removed = Prisma.sql`(SELECT id FROM knowledge_bases WHERE id = ${baseId}::uuid AND deleted_at IS NOT NULL)`;
    await tx.rows(Prisma.sql`DELETE FROM golden_questions WHERE base_id IN ${removed}`);
    await tx.rows(Prisma.sql`DELETE FROM evaluation_runs WHERE base_id IN ${removed}`);
  });
}
