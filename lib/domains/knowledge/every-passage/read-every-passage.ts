import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { tenantRows } from "@/lib/db/tenant-rows";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { getProject } from "@/lib/domains/tenancy/queries/projects";
import { inTenant } from "@/lib/db/tenant";
import { assertPermission } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { type ReadableScope, readPassages } from "../queries/read-passages";
import type { PassageDto } from "../schema";
import type { ReadingReceipt } from "./schema";

/** Passages of one batch: a few hundred kilobytes, and a reader sees it move. */
const BATCH = 200;

export interface ReadingScope extends ReadableScope {
  projectId?: string | undefined;
  documentIds?: readonly string[] | undefined;
}

interface PlannedVersion {
  version_id: string;
  passages: number;
  unreadable: number;
}

export interface PassageBatch {
  passages: PassageDto[];
  receipt: ReadingReceipt;
}

/** Current versions that the asker may read in his scope, with the number of passages of each. */
async function planReading(ctx: TenantContext, scope: ReadingScope): Promise<PlannedVersion[]> {
  const inProject = scope.projectId ? Prisma.sql`AND d.project_id = ${scope.projectId}::uuid` : Prisma.empty;
  const inDocuments = scope.documentIds?.length ? Prisma.sql`AND d.id = ANY(${[...scope.documentIds]}::uuid[])` : Prisma.empty;
  const seenToo = scope.within ? Prisma.sql`AND ${visibleDocumentsSql(scope.within)}` : Prisma.empty;
  const { among } = scope;
  const opened = among
    ? Prisma.sql`AND (d.id, v.id) IN (SELECT * FROM unnest(${among.map((entry) => entry.documentId)}::uuid[], ${among.map((entry) => entry.versionId)}::uuid[]))`
    : Prisma.empty;
  return tenantRows<PlannedVersion>(
    ctx,
    Prisma.sql`SELECT v.id AS version_id, cardinality(v.unreadable_pages) AS unreadable,
      (SELECT count(*)::int FROM chunks c WHERE c.version_id = v.id AND c.generation = v.generation) AS passages
    FROM documents d JOIN projects p ON p.id = d.project_id JOIN document_versions v ON v.id = d.current_version_id
    WHERE ${visibleDocumentsSql(ctx)} ${inProject} ${inDocuments} ${seenToo} ${opened}
    ORDER BY d.name, d.id`,
  );
}

async function passageIds(ctx: TenantContext, versionId: string, from: number): Promise<{ id: string; ordinal: number }[]> {
  return tenantRows<{ id: string; ordinal: number }>(
    ctx,
    Prisma.sql`SELECT c.id, c.ordinal FROM chunks c JOIN document_versions v ON v.id = c.version_id AND v.generation = c.generation
    WHERE c.version_id = ${versionId}::uuid AND c.ordinal >= ${from} ORDER BY c.ordinal LIMIT ${BATCH}`,
  );
}

/**
 * Every passage of the current versions that the actor may read in the scope, document by document, in reading order. The first
 * batch is empty and says how much there is. What is taken away meanwhile is missing from `read`, so that the receipt tells.
 * @throws AppError not_found for a project the actor may not open; the signal's reason when it is aborted.
 */
export async function* readEveryPassage(ctx: TenantContext, scope: ReadingScope, signal: AbortSignal): AsyncGenerator<PassageBatch> {
  assertPermission(ctx, "search:run");
  assertPermission(ctx, "documents:read");
  const { projectId } = scope;
  if (projectId) await inTenant(ctx, (tx) => getProject(tx, projectId));
  const planned = await planReading(ctx, scope);
  const receipt: ReadingReceipt = {
    read: 0,
    total: planned.reduce((sum, version) => sum + version.passages, 0),
    documents: planned.filter((version) => version.passages > 0).length,
    unreadablePages: planned.reduce((sum, version) => sum + version.unreadable, 0),
    unreadDocuments: planned.filter((version) => version.passages === 0).length,
  };
  yield { passages: [], receipt: { ...receipt } };
  const { within, among } = scope;
  let waiting: { id: string }[] = [];
  const next = async (): Promise<PassageBatch> => {
    const batch = waiting.splice(0, BATCH);
    const passages = await readPassages(ctx, batch.map(({ id }) => ({ chunkId: id, score: 0 })), { within, among });
    receipt.read += passages.length;
    return { passages, receipt: { ...receipt } };
  };
  for (const version of planned) {
    for (let from = 0; ; ) {
      signal.throwIfAborted();
      const rows = await passageIds(ctx, version.version_id, from);
      waiting = [...waiting, ...rows];
      while (waiting.length >= BATCH) yield await next();
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) break;
      from = last.ordinal + 1;
    }
  }
  if (waiting.length > 0) yield await next();
}
