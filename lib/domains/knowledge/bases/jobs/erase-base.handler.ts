import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements, type TenantStatements } from "@/lib/db/tenant-statements";
import { AppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { baseErased } from "../events";
import { countStored, dropStores } from "../generation-stores";
import { type Generation, listGenerations } from "../queries/generations";
import type { StoreCount } from "../schema";

type Counts = Record<string, number>;

/** After it nothing of the removed base is left in any store, and its row says what each held before and holds now, counted and not assumed. */
export async function runEraseBase(ctx: TenantContext, baseId: string): Promise<void> {
  const generations = await inTenantStatements(ctx, async (tx) => {
    const [removed] = await tx.rows<{ erased: boolean }>(Prisma.sql`SELECT erasure IS NOT NULL AS erased FROM knowledge_bases WHERE id = ${baseId}::uuid AND deleted_at IS NOT NULL`);
    return removed && !removed.erased ? listGenerations(tx, baseId) : null;
  });
  if (!generations) return;
  const before = await countAll(ctx, baseId, generations);
  for (const generation of generations) await dropStores(generation);
  await inTenantStatements(ctx, async (tx) => {
    await tx.rows(Prisma.sql`DELETE FROM knowledge_passages WHERE generation_id = ANY(${generations.map(({ id }) => id)}::uuid[])`);
    await tx.rows(Prisma.sql`DELETE FROM knowledge_versions WHERE generation_id = ANY(${generations.map(({ id }) => id)}::uuid[])`);
    await tx.rows(Prisma.sql`DELETE FROM knowledge_sources WHERE base_id = ${baseId}::uuid`);
  });
  const after = await countAll(ctx, baseId, generations);
  const stores: StoreCount[] = Object.entries(before).map(([store, count]) => ({ store, before: count, after: after[store] ?? 0 }));
  if (stores.some((store) => store.after > 0)) throw new AppError("unavailable", { message: `a store still holds passages of base ${baseId}`, retryable: true });
  await inTenantStatements(ctx, async (tx) => {
    const [base] = await tx.rows<{ name: string }>(Prisma.sql`UPDATE knowledge_bases SET erasure = ${JSON.stringify(stores)}::jsonb WHERE id = ${baseId}::uuid AND erasure IS NULL RETURNING name`);
    await tx.rows(Prisma.sql`DELETE FROM knowledge_generations WHERE base_id = ${baseId}::uuid`);
    if (base) await tx.record(baseErased, { baseId, name: base.name, stores });
  });
}

async function countAll(ctx: TenantContext, baseId: string, generations: readonly Generation[]): Promise<Counts> {
  const rows = await inTenantStatements(ctx, (tx) => countRows(tx, baseId));
  const counts: Counts = { "Passages in the database": rows.passages, "Chosen folders and documents": rows.sources, "Full-text index": 0 };
  for (const generation of generations) {
    const stored = await countStored(generation);
    counts["Full-text index"] = (counts["Full-text index"] ?? 0) + stored.fullText;
    if (generation.store) counts[`Vectors in ${generation.store}`] = (counts[`Vectors in ${generation.store}`] ?? 0) + stored.vectors;
  }
  return counts;
}

async function countRows(tx: TenantStatements, baseId: string): Promise<{ passages: number; sources: number }> {
  const [row] = await tx.rows<{ passages: number; sources: number }>(Prisma.sql`SELECT
    (SELECT count(*)::int FROM knowledge_passages p JOIN knowledge_generations g ON g.id = p.generation_id WHERE g.base_id = ${baseId}::uuid) AS passages,
    (SELECT count(*)::int FROM knowledge_sources WHERE base_id = ${baseId}::uuid) AS sources`);
  return row ?? { passages: 0, sources: 0 };
}
