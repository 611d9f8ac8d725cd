import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { isAppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { baseIndexed, indexingFailed } from "../events";
import { optimizeStores } from "../generation-stores";
import { clearReplaced, matchSources } from "../match-sources";
import { compareWithSources, getGeneration } from "../queries/generations";

/**
 * After it the generation answers instead of the one before, whose passages are gone from every store. Until the one transaction in
 * which they change places the old one answers alone. Killed anywhere, it goes on where it was.
 */
export async function runBuildGeneration(ctx: TenantContext, args: { baseId: string; generationId: string }, signal: AbortSignal): Promise<void> {
  for (let complete = false; !complete;) {
    const generation = await inTenantStatements(ctx, (tx) => getGeneration(tx, args.generationId));
    if (generation?.status !== "building") break;
    if (!(await matchSources(ctx, generation, signal))) break;
    await optimizeStores(generation);
    complete = await takeOver(ctx, args.generationId);
  }
  await clearReplaced(ctx, args.baseId);
}

/** False: something came into the sources meanwhile and has to be read first. */
async function takeOver(ctx: TenantContext, generationId: string): Promise<boolean> {
  return inTenantStatements(ctx, async (tx) => {
    const generation = await getGeneration(tx, generationId, { lock: true });
    if (generation?.status !== "building") return true;
    const { missing, surplus } = await compareWithSources(tx, generation, { limit: 1 });
    if (missing.length > 0 || surplus.length > 0) return false;
    await tx.rows(Prisma.sql`UPDATE knowledge_generations SET status = 'retired' WHERE base_id = ${generation.baseId}::uuid AND status = 'active'`);
    await tx.rows(Prisma.sql`UPDATE knowledge_generations SET status = 'active', finished_at = now() WHERE id = ${generationId}::uuid`);
    const [counted] = await tx.rows<{ passages: number }>(Prisma.sql`SELECT count(*)::int AS passages FROM knowledge_passages WHERE generation_id = ${generationId}::uuid`);
    await tx.record(baseIndexed, { baseId: generation.baseId, name: generation.baseName, generationId, number: generation.number, passages: counted?.passages ?? 0 });
    return true;
  });
}

/** After it the base says why it could not be indexed; what answered before goes on answering. */
export async function gaveUpBuildGeneration(ctx: TenantContext, args: { baseId: string; generationId: string }, error: unknown): Promise<void> {
  const message = (isAppError(error) ? error.userMessage : undefined) ?? "The knowledge base could not be indexed after several tries. What was indexed before goes on answering. Try again.";
  await inTenantStatements(ctx, async (tx) => {
    const generation = await getGeneration(tx, args.generationId, { lock: true });
    if (generation?.status !== "building") return;
    await tx.rows(Prisma.sql`UPDATE knowledge_generations SET status = 'failed', error_message = ${message}, finished_at = now() WHERE id = ${args.generationId}::uuid`);
    await tx.record(indexingFailed, { baseId: generation.baseId, name: generation.baseName, generationId: generation.id, number: generation.number, message });
  });
  await clearReplaced(ctx, args.baseId);
}
