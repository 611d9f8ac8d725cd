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

export async function endGeneration(tx: TenantStatements, generation: Generation): Promise<void> {
  await tx.rows(Prisma.sql`UPDATE vector_generations SET live = NULL, status = 'cancelled', finished_at = now() WHERE id = ${generation.id}::uuid`);
  await tx.record(vectorsCancelled, factsOf(generation));
}

/** Begins a generation beside the one that answers; one that is already being made as the settings want is kept. */
export async function beginGeneration(tx: TenantStatements, scopeId: string): Promise<Generation> {
  const building = (await listLiveGenerations(tx, scopeId, { lock: true })).find(({ live }) => live === "building");
  if (building && isAsConfigured(building)) return building;
  const total = await countAnsweringVersions(tx);
  if (building) await tx.rows(Prisma.sql`UPDATE vector_generations SET live = NULL, status = 'cancelled', finished_at = now() WHERE id = ${building.id}::uuid`);
  const generation = await insert(tx, scopeId, "building", total);
  await tx.record(vectorsRequested, factsOf(generation));
  return generation;
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
    await endGeneration(tx, building);
    return [active];
  }
  const fresh = known.length === 0 && (await countAnsweringVersions(tx)) === 0;
  if (fresh) await insert(tx, scopeId, "active", 0);
  else await beginGeneration(tx, scopeId);
  return listLiveGenerations(tx, scopeId);
}
