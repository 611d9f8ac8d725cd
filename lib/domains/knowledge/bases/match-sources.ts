import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import type { TenantContext } from "@/lib/kernel/context";
import { dropStores, removeStoredVersions } from "./generation-stores";
import { compareWithSources, type Generation, getGeneration, isLive, listUncleared } from "./queries/generations";
import { readVersion } from "./read-version";

const BATCH = 10;

/** After it the generation has read what its base's sources hold (these documents, or all) and nothing else. False: it was cancelled or replaced meanwhile. */
export async function matchSources(ctx: TenantContext, generation: Generation, signal: AbortSignal, documentIds?: readonly string[]): Promise<boolean> {
  for (;;) {
    signal.throwIfAborted();
    const difference = await inTenantStatements(ctx, async (tx) => {
      const found = await compareWithSources(tx, generation, { documentIds, limit: BATCH });
      if (!documentIds) await tx.rows(Prisma.sql`UPDATE knowledge_generations SET total = ${found.total}, done = ${found.done} WHERE id = ${generation.id}::uuid`);
      return isLive(await getGeneration(tx, generation.id)) ? found : null;
    });
    if (!difference) return false;
    await removeVersions(ctx, generation, difference.surplus);
    if (difference.missing.length === 0) return true;
    for (const wanted of difference.missing) {
      signal.throwIfAborted();
      await readVersion(ctx, generation, wanted, signal);
    }
  }
}

async function removeVersions(ctx: TenantContext, generation: Generation, versionIds: string[]): Promise<void> {
  if (versionIds.length === 0) return;
  // The rows last: a killed worker then finds them again and repeats.
  await removeStoredVersions(generation, versionIds);
  await inTenantStatements(ctx, async (tx) => {
    await tx.rows(Prisma.sql`DELETE FROM knowledge_passages WHERE generation_id = ${generation.id}::uuid AND version_id = ANY(${versionIds}::uuid[])`);
    await tx.rows(Prisma.sql`DELETE FROM knowledge_versions WHERE generation_id = ${generation.id}::uuid AND version_id = ANY(${versionIds}::uuid[])`);
  });
}

/** After it nothing of the base's replaced, cancelled and failed generations is left in any store. */
export async function clearReplaced(ctx: TenantContext, baseId: string): Promise<void> {
  for (const generation of await inTenantStatements(ctx, (tx) => listUncleared(tx, baseId))) {
    await dropStores(generation);
    await inTenantStatements(ctx, async (tx) => {
      await tx.rows(Prisma.sql`DELETE FROM knowledge_passages WHERE generation_id = ${generation.id}::uuid`);
      await tx.rows(Prisma.sql`DELETE FROM knowledge_versions WHERE generation_id = ${generation.id}::uuid`);
      await tx.rows(Prisma.sql`UPDATE knowledge_generations SET cleared_at = now() WHERE id = ${generation.id}::uuid`);
    });
  }
}
