import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import type { TenantContext } from "@/lib/kernel/context";
import { removeStoredDocuments, updateStoredDocument } from "../generation-stores";
import { matchSources } from "../match-sources";
import { type Generation, listLiveGenerations } from "../queries/generations";

interface Guarded {
  id: string;
  projectId: string;
  sensitivity: number;
  departmentIds: string[];
}

/**
 * After it every base holds what its sources hold now, with the guards of now. Generations that are being built look for themselves
 * before they take over; what they have of these documents is guarded anew all the same.
 */
export async function runSyncBases(ctx: TenantContext, args: { baseId?: string | undefined; documentIds?: readonly string[] | undefined }, signal: AbortSignal): Promise<void> {
  const generations = (await inTenantStatements(ctx, listLiveGenerations)).filter(({ baseId }) => !args.baseId || baseId === args.baseId);
  for (const generation of generations) {
    if (args.documentIds) await guardAnew(ctx, generation, args.documentIds);
    if (generation.status === "active") await matchSources(ctx, generation, signal, args.documentIds);
  }
}

async function guardAnew(ctx: TenantContext, generation: Generation, documentIds: readonly string[]): Promise<void> {
  const there = await inTenantStatements(ctx, (tx) =>
    tx.rows<Guarded & { read: boolean }>(Prisma.sql`SELECT d.id, d.project_id AS "projectId", d.sensitivity::int AS sensitivity,
        ARRAY(SELECT dd.department_id::text FROM document_departments dd WHERE dd.document_id = d.id) AS "departmentIds",
        EXISTS (SELECT 1 FROM knowledge_versions k WHERE k.generation_id = ${generation.id}::uuid AND k.document_id = d.id) AS read
      FROM documents d WHERE d.id = ANY(${[...documentIds]}::uuid[])`),
  );
  const known = new Set(there.map(({ id }) => id));
  // Their rows are gone, and with them the marks by which the rest is found.
  const erased = documentIds.filter((id) => !known.has(id));
  if (erased.length > 0) await removeStoredDocuments(generation, erased);
  for (const { id, read, ...guards } of there) if (read) await updateStoredDocument(generation, id, guards);
}
