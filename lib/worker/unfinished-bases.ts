import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inUnscoped, unscopedRows } from "@/lib/db/unscoped";
import { dropStores, type GenerationPlace, removeStoredVersions } from "@/lib/domains/knowledge/bases/generation-stores";

interface BasePlace {
  organizationId: string;
  workspaceId: string;
  baseId: string;
}

/** So long after it was begun no job that writes is alive any more. */
const WRITTEN_HOURS = 3;
const AT_ONCE = 200;

/** Removed bases of which something is left although the tries of their erasure are used up. */
export function listUnerasedBases(): Promise<BasePlace[]> {
  return unscopedRows<BasePlace>(Prisma.sql`SELECT organization_id AS "organizationId", workspace_id AS "workspaceId", id AS "baseId" FROM knowledge_bases
    WHERE deleted_at <= now() - interval '1 hour' AND erasure IS NULL ORDER BY deleted_at LIMIT ${AT_ONCE}::int`);
}

/** Bases with a replaced, cancelled or failed generation that may still lie in a store. */
export function listUnclearedBases(): Promise<BasePlace[]> {
  return unscopedRows<BasePlace>(Prisma.sql`SELECT DISTINCT g.organization_id AS "organizationId", g.workspace_id AS "workspaceId", g.base_id AS "baseId" FROM knowledge_generations g
    JOIN knowledge_bases b ON b.id = g.base_id AND b.deleted_at IS NULL WHERE g.status IN ('retired', 'cancelled', 'failed') AND g.cleared_at IS NULL LIMIT ${AT_ONCE}::int`);
}

interface LeftWrite {
  id: string;
  generationId: string;
  versionId: string;
  store: string | null;
  dimensions: number | null;
}

/** What workers that were killed may have left in the stores of knowledge bases. */
export function listLeftWrites(): Promise<LeftWrite[]> {
  return unscopedRows<LeftWrite>(Prisma.sql`SELECT id, generation_id AS "generationId", version_id AS "versionId", store, dimensions FROM knowledge_writes
    WHERE begun_at <= now() - make_interval(hours => ${WRITTEN_HOURS}::int) ORDER BY begun_at LIMIT ${AT_ONCE}::int`);
}

interface WriteState {
  live: boolean;
  marked: boolean;
  again: boolean;
}

/** After it the stores hold nothing of the write that the database does not know of. Whoever writes the same anew waits at the generation's lock. */
export async function settleWrite({ id, generationId, versionId, store, dimensions }: LeftWrite): Promise<void> {
  const place: GenerationPlace = { id: generationId, model: null, dimensions, store };
  await inUnscoped(async (db) => {
    await db.$queryRaw(Prisma.sql`SELECT 1 AS one FROM knowledge_generations WHERE id = ${generationId}::uuid FOR UPDATE`);
    const [state] = await db.$queryRaw<WriteState[]>(Prisma.sql`SELECT
      EXISTS (SELECT 1 FROM knowledge_generations g JOIN knowledge_bases b ON b.id = g.base_id AND b.deleted_at IS NULL WHERE g.id = ${generationId}::uuid AND g.status IN ('building', 'active')) AS live,
      EXISTS (SELECT 1 FROM knowledge_versions WHERE generation_id = ${generationId}::uuid AND version_id = ${versionId}::uuid) AS marked,
      EXISTS (SELECT 1 FROM knowledge_writes WHERE generation_id = ${generationId}::uuid AND version_id = ${versionId}::uuid AND id <> ${id}::uuid
        AND begun_at > now() - make_interval(hours => ${WRITTEN_HOURS}::int)) AS again`);
    if (!state?.live) await dropStores(place);
    else if (!state.marked) {
      // Being written again: that one is looked at in its turn.
      if (state.again) return;
      await removeStoredVersions(place, [versionId]);
    }
    await db.$executeRaw(Prisma.sql`DELETE FROM knowledge_writes WHERE id = ${id}::uuid`);
  });
}
