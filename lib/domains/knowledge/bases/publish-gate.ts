import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { Prisma } from "@/lib/db/generated/client";

/** What keeps a base from being published, each in a sentence; nothing: it may be. */
export async function publishGate(tx: TenantTx, baseId: string): Promise<string[]> {
  const active = await tx.rows(Prisma.sql`SELECT 1 FROM knowledge_generations WHERE base_id = ${baseId}::uuid AND status = 'active'`);
  return active.length === 0 ? ["It has not been indexed yet."] : [];
}
