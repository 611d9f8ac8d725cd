import "server-only";
import { embeddingsConfigured } from "@/lib/adapters/ai/embeddings";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { vectorsCancelled, vectorsRequested } from "./events";
import { countAnsweringVersions, type Generation, listLiveGenerations } from "./queries";

const factsOf = ({ id, store, model, dimensions }: Generation) => ({ generationId: id, store, model, dimensions });

/** As the settings want vectors to be made now. */
function isAsConfigured({ store, model, dimensions }: Generation): boolean {
  const { VECTOR_STORE, EMBEDDING_MODEL, EMBEDDING_DIMENSIONS } = env();
  return store === VECTOR_STORE && model === EMBEDDING_MODEL && dimensions === EMBEDDING_DIMENSIONS;
}

async function insert(tx: TenantStatements, scopeId: string, live: Generation["live"], total: number): Promise<Generation> {
  const { VECTOR_STORE, EMBEDDING_MODEL = "", EMBEDDING_DIMENSIONS } = env();
  const id = newId();
  await tx.rows(Prisma.sql`INSERT INTO vector_generations (id, organization_id, workspace_id, scope_id, live, status, store, model, dimensions, total)
    VALUES (${id}::uuid, ${tx.ctx.organizationId}::uuid, ${tx.ctx.workspaceId}::uuid, ${scopeId}::uuid, ${live}, ${live}, ${VECTOR_STORE}, ${EMBEDDING_MODEL}, ${EMBEDDING_DIMENSIONS}::int, ${total}::int)
    ON CONFLICT (workspace_id, scope_id, live) DO NOTHING`);
  const generations = await listLiveGenerations(tx, scopeId);
  const made = generations.find((generation) => generation.live === live);
  if (!made) throw new Error("a generation that was just made is missing");
  return made;
}

/** `declined`: it isn't begun again by itself. */
export async function endGeneration(tx: TenantStatements, generation: Generation, declined: boolean): Promise<void> {
  await tx.rows(Prisma.sql`UPDATE vector_generations SET live = NULL, status = ${declined ? "cancelled" : "retired"}, finished_at = now() WHERE id = ${generation.id}::uuid`);
  await tx.record(vectorsCancelled, factsOf(generation));
}

/** Begins a generation beside the one that answers; one that is already being made as the settings want is kept. */
export async function beginGeneration(tx: TenantStatements, scopeId: string): Promise<Generation> {
  const building = (await listLiveGenerations(tx, scopeId, { lock: true })).find(({ live }) => live === "building");
  if (building && isAsConfigured(building)) return building;
  const total = await countAnsweringVersions(tx);
  await tx.rows(Prisma.sql`DELETE FROM vector_generations WHERE workspace_id = ${tx.ctx.workspaceId}::uuid AND scope_id = ${scopeId}::uuid AND status = 'declined'`);
  if (building) await tx.rows(Prisma.sql`UPDATE vector_generations SET live = NULL, status = 'retired', finished_at = now() WHERE id = ${building.id}::uuid`);
  const generation = await insert(tx, scopeId, "building", total);
  await tx.record(vectorsRequested, factsOf(generation));
  return generation;
}

/** Somebody stopped just these: they begin again when somebody wants them, not by themselves. */
async function wasDeclined(tx: TenantStatements, scopeId: string): Promise<boolean> {
  const { VECTOR_STORE, EMBEDDING_MODEL = "", EMBEDDING_DIMENSIONS } = env();
  const rows = await tx.rows(Prisma.sql`SELECT 1 FROM vector_generations WHERE workspace_id = ${tx.ctx.workspaceId}::uuid AND scope_id = ${scopeId}::uuid
    AND status IN ('cancelled', 'declined') AND store = ${VECTOR_STORE} AND model = ${EMBEDDING_MODEL} AND dimensions = ${EMBEDDING_DIMENSIONS}::int LIMIT 1`);
  return rows.length > 0;
}

/**
 * The generations that a passage belongs to now, as the settings want it: a workspace without documents starts with one that answers
 * at once; where documents are there already, or model or store changed, one is begun beside what answers.
 */
export async function ensureGenerations(tx: TenantStatements, scopeId: string): Promise<Generation[]> {
  if (!embeddingsConfigured()) return [];
  const known = await listLiveGenerations(tx, scopeId);
  const [active, building] = [known.find(({ live }) => live === "active"), known.find(({ live }) => live === "building")];
  if (building ? isAsConfigured(building) : active && isAsConfigured(active)) return known;
  if (building && active && isAsConfigured(active)) {
    // The settings went back to what answers.
    await endGeneration(tx, building, false);
    return [active];
  }
  if (await wasDeclined(tx, scopeId)) return known;
  const fresh = known.length === 0 && (await countAnsweringVersions(tx)) === 0;
  if (fresh) await insert(tx, scopeId, "active", 0);
  else await beginGeneration(tx, scopeId);
  return listLiveGenerations(tx, scopeId);
}
