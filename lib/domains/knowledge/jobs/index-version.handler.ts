import "server-only";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { documentReady } from "@/lib/domains/dataroom/events";
import { answeringVersionChanged } from "@/lib/domains/dataroom/versions/events";
import type { TenantContext } from "@/lib/kernel/context";
import { addToLiveVectors, removeOlderVectors, removeVersionVectors } from "../generations/live-vectors";
import { listIndexRows } from "../queries/index-rows";
import { factsOfVersion, listVersionStates } from "../queries/version-state";

/**
 * After it each version's newest passages are searchable and the version is ready. The rows carry the passages' own ids, so that
 * running it again replaces instead of doubling; the generation flips in one transaction, and only then the older one is dropped.
 */
export async function runIndexVersions(ctx: TenantContext, versionIds: readonly string[], signal: AbortSignal, options: { vectors: boolean } = { vectors: true }): Promise<void> {
  const rows = await inTenantStatements(ctx, (tx) => listIndexRows(tx, versionIds), { timeout: 60_000 });
  const index = await openWorkspaceIndex(ctx.workspaceId);
  await index.append(rows);
  if (options.vectors) await addToLiveVectors(ctx, rows, signal);
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.versionId, (counts.get(row.versionId) ?? 0) + 1);
  const flipped = await flipGenerations(ctx, versionIds, counts);
  for (const { id, generation } of flipped.ready.filter((version) => version.generation > 1)) {
    await index.removeGenerationsBefore(id, generation);
    await removeOlderVectors(ctx, id, generation);
  }
  if (flipped.superseded.length === 0) return;
  await index.removeVersion(flipped.superseded);
  await removeVersionVectors(ctx, flipped.superseded);
}

interface Flipped {
  ready: { id: string; generation: number }[];
  superseded: string[];
}

async function flipGenerations(ctx: TenantContext, versionIds: readonly string[], counts: ReadonlyMap<string, number>): Promise<Flipped> {
  return inTenantStatements(ctx, async (tx) => {
    const versions = (await listVersionStates(tx, versionIds, { lock: true })).filter(canFlip);
    const ids = versions.map((version) => version.id);
    const ready = await tx.rows<Flipped["ready"][number]>(Prisma.sql`UPDATE document_versions v SET status = 'ready', stage = 'ready', progress = 100, ready_at = now(),
        generation = coalesce((SELECT max(c.generation) FROM chunks c WHERE c.version_id = v.id), v.generation)
      WHERE v.id = ANY(${ids}::uuid[]) RETURNING v.id, v.generation`);
    await tx.rows(Prisma.sql`DELETE FROM chunks c USING document_versions v WHERE v.id = ANY(${ids}::uuid[]) AND c.version_id = v.id AND c.generation < v.generation`);
    // The pinned version answers; else an older one that becomes ready late must not take the answers back.
    const answering = await tx.rows<{ id: string }>(Prisma.sql`UPDATE documents d SET current_version_id = v.id FROM (
        SELECT DISTINCT ON (b.document_id) b.id, b.document_id, b.number FROM document_versions b JOIN documents o ON o.id = b.document_id WHERE b.id = ANY(${ids}::uuid[])
        ORDER BY b.document_id, coalesce(b.id = o.pinned_version_id, false) DESC, b.number DESC) v
      WHERE d.id = v.document_id AND v.id <> d.current_version_id AND (v.id = d.pinned_version_id OR (d.pinned_version_id IS NULL
        AND v.number >= coalesce((SELECT c.number FROM document_versions c WHERE c.id = d.current_version_id), 0))) RETURNING v.id`);
    const superseded = await tx.rows<{ id: string }>(Prisma.sql`SELECT o.id FROM document_versions v JOIN documents d ON d.id = v.document_id
      JOIN document_versions o ON o.document_id = d.id AND o.id <> d.current_version_id WHERE v.id = ANY(${ids}::uuid[]) AND (o.id = v.id OR d.current_version_id = v.id)`);
    for (const version of versions) {
      if (version.status !== "ready") await tx.record(documentReady, { ...factsOfVersion(version), chunks: counts.get(version.id) ?? 0 });
      else if (answering.some(({ id }) => id === version.id)) await tx.record(answeringVersionChanged, factsOfVersion(version));
    }
    return { ready, superseded: superseded.map((row) => row.id) };
  });
}

/** Only text that was extracted can become ready; a version restored from the trash half-way is extracted first. */
function canFlip(version: { status: string; stage: string }): boolean {
  return version.status === "ready" || (version.status === "processing" && version.stage === "indexing");
}
