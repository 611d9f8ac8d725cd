import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { newId } from "@/lib/kernel/ids";
import type { GenerationPlace } from "../generation-stores";

/**
 * Notes that the version goes into the generation's stores now, so that what a killed worker leaves there is found. Null: the generation
 * lives no more. It waits while upkeep takes out what another worker left.
 */
export async function beginWrite(tx: TenantStatements, generation: GenerationPlace, versionId: string): Promise<string | null> {
  const { organizationId, workspaceId } = tx.ctx;
  const [begun] = await tx.rows<{ id: string }>(Prisma.sql`INSERT INTO knowledge_writes (id, organization_id, scope_id, generation_id, version_id, store, dimensions)
    SELECT ${newId()}::uuid, ${organizationId}::uuid, ${workspaceId}::uuid, g.id, ${versionId}::uuid, ${generation.store}, ${generation.dimensions}
    FROM (SELECT id, base_id, status FROM knowledge_generations WHERE id = ${generation.id}::uuid FOR SHARE) g JOIN knowledge_bases b ON b.id = g.base_id
    WHERE g.status IN ('building', 'active') AND b.deleted_at IS NULL RETURNING id`);
  return begun?.id ?? null;
}

/** The database knows of what was written, or it is out of the stores again. */
export async function endWrite(tx: TenantStatements, writeId: string): Promise<void> {
  await tx.rows(Prisma.sql`DELETE FROM knowledge_writes WHERE id = ${writeId}::uuid`);
}
