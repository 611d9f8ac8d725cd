import "server-only";
import { openVectorStore } from "@/lib/adapters/vectors/stores/open-vector-store";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { isAppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { logger } from "@/lib/kernel/logger";
import { listIndexRows } from "../../queries/index-rows";
import { ensureGenerations } from "../begin-generation";
import { vectorsActivated } from "../events";
import { marksOf, writeVectors } from "../live-vectors";
import { countAnsweringVersions, type Generation, listMissingVersions, lockGeneration, type Mark, markVersions } from "../queries";

/** Versions embedded between two notes of how far it got; what a kill loses at most. */
const BATCH = 8;

type Outcome = "done" | "cancelled";

/**
 * After it every version that answers has its vectors in the generation that answers, made by the model and kept in the store that
 * the settings name. The generation before answers until the flip, in one transaction, and is dropped after it.
 */
export async function runBuildVectors(ctx: TenantContext, signal: AbortSignal, onProgress: (done: number, total: number) => void = () => {}): Promise<void> {
  const generations = await inTenantStatements(ctx, (tx) => ensureGenerations(tx, ctx.workspaceId));
  const generation = generations.find(({ live }) => live === "building") ?? generations.find(({ live }) => live === "active");
  if (!generation) return;
  try {
    await openVectorStore(generation.store).create(generation);
    const outcome = await fill(ctx, generation, signal, onProgress);
    if (outcome === "done") await openVectorStore(generation.store).optimize?.(generation);
    if (outcome === "done" && generation.live === "building") await flip(ctx, generation, signal, onProgress);
  } catch (error) {
    if (!signal.aborted) await noteError(ctx, generation, error);
    throw error;
  } finally {
    await dropEnded(ctx);
  }
}

async function fill(ctx: TenantContext, generation: Generation, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<Outcome> {
  for (;;) {
    signal.throwIfAborted();
    const rows = await inTenantStatements(ctx, async (tx) => {
      const missing = await listMissingVersions(tx, generation.id, BATCH);
      return { missing, rows: await listIndexRows(tx, missing) };
    });
    if (rows.missing.length === 0) return "done";
    await writeVectors(generation, rows.rows, signal);
    if ((await note(ctx, generation, rows.missing, marksOf(rows.rows), onProgress)) === "cancelled") return "cancelled";
  }
}

async function note(ctx: TenantContext, generation: Generation, versionIds: string[], marks: Mark[], onProgress: (done: number, total: number) => void): Promise<Outcome> {
  const found = new Set(marks.map(({ versionId }) => versionId));
  const gone = await inTenantStatements(ctx, async (tx) => {
    if (!(await lockGeneration(tx, generation.id))) return null;
    // A version without passages has nothing to be embedded; that is noted too.
    const empty = await tx.rows<Mark>(Prisma.sql`SELECT v.id AS "versionId", v.generation AS "chunkGeneration" FROM document_versions v
      WHERE v.id = ANY(${versionIds.filter((id) => !found.has(id))}::uuid[])`);
    const put = await markVersions(tx, generation.id, [...marks, ...empty]);
    const [row] = await tx.rows<{ done: number; total: number }>(Prisma.sql`UPDATE vector_generations SET total = greatest(done, ${await countAnsweringVersions(tx)}::int)
      WHERE id = ${generation.id}::uuid RETURNING done, total`);
    return { put, done: row?.done ?? 0, total: row?.total ?? 0 };
  });
  if (!gone) return "cancelled";
  onProgress(gone.done, gone.total);
  await openVectorStore(generation.store).remove(generation, { versionIds: gone.put });
  return "done";
}

/** In the transaction that flips, nothing may be missing: a version that became ready meanwhile is embedded first. */
async function flip(ctx: TenantContext, generation: Generation, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<void> {
  for (;;) {
    const flipped = await inTenantStatements(ctx, async (tx) => {
      if (!(await lockGeneration(tx, generation.id))) return true;
      if ((await listMissingVersions(tx, generation.id, 1)).length > 0) return false;
      const documents = await countAnsweringVersions(tx);
      await tx.rows(Prisma.sql`UPDATE vector_generations SET live = NULL, status = 'retired', finished_at = now()
        WHERE workspace_id = ${ctx.workspaceId}::uuid AND scope_id = ${ctx.workspaceId}::uuid AND live = 'active'`);
      await tx.rows(Prisma.sql`UPDATE vector_generations SET live = 'active', status = 'active', error = NULL, finished_at = now() WHERE id = ${generation.id}::uuid`);
      const { id, store, model, dimensions } = generation;
      await tx.record(vectorsActivated, { generationId: id, store, model, dimensions, documents });
      return true;
    });
    if (flipped || (await fill(ctx, generation, signal, onProgress)) === "cancelled") return;
  }
}

async function noteError(ctx: TenantContext, generation: Generation, error: unknown): Promise<void> {
  const known = isAppError(error) ? error.userMessage : undefined;
  const message = known ?? "The vectors could not be made. The log says why.";
  await inTenantStatements(ctx, (tx) => tx.rows(Prisma.sql`UPDATE vector_generations SET error = ${message} WHERE id = ${generation.id}::uuid`));
}

/** What was replaced or cancelled leaves its store, and that it was cancelled stays known; a store that cannot be reached is asked again by the next round. */
async function dropEnded(ctx: TenantContext): Promise<void> {
  const ended = await inTenantStatements(ctx, (tx) =>
    tx.rows<Pick<Generation, "id" | "store" | "dimensions"> & { status: string }>(
      Prisma.sql`SELECT id, store, dimensions, status FROM vector_generations WHERE workspace_id = ${ctx.workspaceId}::uuid AND live IS NULL AND status IN ('retired', 'cancelled')`,
    ),
  );
  for (const generation of ended) {
    try {
      await openVectorStore(generation.store).drop(generation);
      const noted =
        generation.status === "cancelled"
          ? Prisma.sql`UPDATE vector_generations SET status = 'declined' WHERE id = ${generation.id}::uuid`
          : Prisma.sql`DELETE FROM vector_generations WHERE id = ${generation.id}::uuid AND live IS NULL`;
      await inTenantStatements(ctx, (tx) => tx.rows(noted));
    } catch (error) {
      logger().warn({ err: error, generation: generation.id, store: generation.store }, "a replaced generation could not be dropped yet");
    }
  }
}
