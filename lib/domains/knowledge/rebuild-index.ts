import "server-only";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import type { WorkspaceIndex } from "@/lib/adapters/vectors/workspace-index";
import { inTenant } from "@/lib/db/tenant";
import type { TenantContext } from "@/lib/kernel/context";
import { runIndexVersions } from "./jobs/index-version.handler";

/** Versions whose passages are read and appended at a time. */
const BATCH = 50;

/**
 * After it the workspace's full-text index holds exactly the passages of the versions that answer; while it runs, searches find less.
 * Vectors have generations of their own.
 * `replaced`: the old index could not be read and was removed; other processes must be started anew.
 */
export async function rebuildIndex(ctx: TenantContext, onProgress: (done: number, total: number) => void): Promise<{ versions: number; replaced: boolean }> {
  const index = await openWorkspaceIndex(ctx.workspaceId);
  const replaced = !(await answers(index));
  await (replaced ? index.drop() : index.clear());
  // Listed after the clearing: a version that becomes ready in between is appended twice, not lost.
  const versions = await inTenant(ctx, (tx) => tx.db.$queryRaw<{ id: string }[]>`SELECT v.id FROM document_versions v
    JOIN documents d ON d.current_version_id = v.id AND d.deleted_at IS NULL JOIN projects p ON p.id = d.project_id AND p.deleted_at IS NULL
    WHERE d.workspace_id = ${ctx.workspaceId}::uuid AND v.status = 'ready' ORDER BY v.created_at, v.id`);
  for (let at = 0; at < versions.length; at += BATCH) {
    await runIndexVersions(ctx, versions.slice(at, at + BATCH).map(({ id }) => id), new AbortController().signal, { vectors: false });
    onProgress(Math.min(at + BATCH, versions.length), versions.length);
  }
  await index.optimize();
  return { versions: versions.length, replaced };
}

async function answers(index: WorkspaceIndex): Promise<boolean> {
  try {
    await index.search({ text: "index", limit: 1, filter: { projectIds: "all", departmentIds: "all", maxSensitivity: 3 } });
    return true;
  } catch {
    return false;
  }
}
