import "server-only";
import { embedTexts } from "@/lib/adapters/ai/embeddings";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import type { IndexRow } from "@/lib/adapters/vectors/workspace-index";
import { inTenant } from "@/lib/db/tenant";
import { documentReady } from "@/lib/domains/dataroom/events";
import type { TenantContext } from "@/lib/kernel/context";
import { listIndexRows } from "../queries/index-rows";
import { factsOfVersion, getVersionState } from "../queries/version-state";

/**
 * After it each version's newest passages are searchable and the version is ready. The rows carry the passages' own ids, so that
 * running it again replaces instead of doubling; the generation flips in one transaction, and only then the older one is dropped.
 */
export async function runIndexVersions(ctx: TenantContext, versionIds: readonly string[], signal: AbortSignal): Promise<void> {
  const rows = await inTenant(ctx, (tx) => listIndexRows(tx, versionIds), { timeout: 60_000 });
  const index = await openWorkspaceIndex(ctx.workspaceId);
  await index.append(await withEmbeddings(rows, signal));
  for (const versionId of versionIds) {
    const flipped = await flipGeneration(ctx, versionId, rows.filter((row) => row.versionId === versionId).length);
    if (!flipped) continue;
    if (flipped.generation > 1) await index.removeGenerationsBefore(versionId, flipped.generation);
    if (flipped.superseded.length > 0) await index.removeVersion(flipped.superseded);
  }
}

async function withEmbeddings(rows: IndexRow[], signal: AbortSignal): Promise<IndexRow[]> {
  const embeddings = await embedTexts(rows.map((row) => [row.documentName, ...row.headingPath, row.text].join("\n")), signal);
  return embeddings ? rows.map((row, index) => ({ ...row, ...(embeddings[index] ? { embedding: embeddings[index] } : {}) })) : rows;
}

async function flipGeneration(ctx: TenantContext, versionId: string, chunks: number): Promise<{ generation: number; superseded: string[] } | null> {
  return inTenant(ctx, async (tx) => {
    const version = await getVersionState(tx, versionId, { lock: true });
    if (!version || !canFlip(version)) return null;
    const [newest] = await tx.db.$queryRaw<{ generation: number | null }[]>`SELECT max(generation) AS generation FROM chunks WHERE version_id = ${versionId}::uuid`;
    const generation = newest?.generation ?? version.generation;
    await tx.db.documentVersion.update({
      where: { id: versionId },
      data: { status: "ready", stage: "ready", progress: 100, generation, readyAt: new Date() },
      select: { id: true },
    });
    await tx.db.$executeRaw`DELETE FROM chunks WHERE version_id = ${versionId}::uuid AND generation < ${generation}`;
    // An older version that becomes ready late must not take the answers back.
    const current = await tx.db.$executeRaw`UPDATE documents d SET current_version_id = ${versionId}::uuid WHERE d.id = ${version.documentId}::uuid
      AND ${version.number} >= coalesce((SELECT number FROM document_versions c WHERE c.id = d.current_version_id), 0)`;
    const older = await tx.db.documentVersion.findMany({
      where: current > 0 ? { documentId: version.documentId, number: { lt: version.number } } : { id: versionId },
      select: { id: true },
    });
    if (version.status !== "ready") await tx.record(documentReady, { ...factsOfVersion(version), chunks });
    return { generation, superseded: older.map((row) => row.id) };
  });
}

/** Only text that was extracted can become ready; a version restored from the trash half-way is extracted first. */
function canFlip(version: { status: string; stage: string }): boolean {
  return version.status === "ready" || (version.status === "processing" && version.stage === "indexing");
}
