import "server-only";
import { Readable } from "node:stream";
import { extractDocument } from "@/lib/adapters/extraction/extraction-pool";
import type { FileKind } from "@/lib/adapters/extraction/file-kind";
import { tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements, type TenantStatements } from "@/lib/db/tenant-statements";
import { documentPicturesFound, documentTextExtracted } from "@/lib/domains/dataroom/events";
import type { TenantContext } from "@/lib/kernel/context";
import type { ExtractedDocument } from "@/lib/kernel/document-text";
import { chunkDocument } from "../chunking/structure-aware";
import { factsOfVersion, getVersionState, type VersionState } from "../queries/version-state";
import { saveText } from "../queries/save-text";
import { failVersion } from "../fail-version";
import { scanVersion } from "../scan-version";

const PROGRESS_EVERY_MS = 1_000;
const MAX_VIEW_BYTES = 50_000_000;

/** After it the version's pages and passages stand in the database and indexing follows from the event; with pages to be read from their pictures, recognition does. Running it again replaces them. */
export async function runExtractVersion(ctx: TenantContext, payload: { versionId: string }, signal: AbortSignal): Promise<void> {
  const version = await begin(ctx, payload.versionId);
  if (!version) return;
  const { storage, viewKey } = tenantStorage(ctx);
  const stop = new AbortController();
  const report = progressReporter(ctx, version.id, stop);
  const stopped = AbortSignal.any([signal, stop.signal]);
  const extracted = await storage.withLocalPath(version.storageKey, async (path) => {
    await scanVersion(ctx, version, path, stopped);
    return extractDocument({ path, kind: version.kind as FileKind, fileName: version.originalName, signal: stopped, onProgress: report });
  });
  const pictures = extracted.picturedPages?.length ?? 0;
  const chunks = pictures > 0 ? [] : chunkDocument(extracted);
  if (extracted.html) {
    await storage.put(viewKey(version.documentId, version.id), Readable.from([Buffer.from(extracted.html)]), { maxBytes: MAX_VIEW_BYTES });
  }
  await finish(ctx, version, extracted, chunks);
}

async function begin(ctx: TenantContext, versionId: string): Promise<VersionState | null> {
  return inTenantStatements(ctx, async (tx) => {
    const version = await getVersionState(tx, versionId, { lock: true });
    if (!version || version.trashed || version.status === "cancelled" || version.status === "ready") return null;
    if (version.stage === "ocr" && (await goOnRecognising(tx, version))) return null;
    await tx.rows(Prisma.sql`UPDATE document_versions SET status = 'processing', stage = 'extracting', progress = 0, attempts = attempts + 1, started_at = now(),
      error_code = NULL, error_message = NULL WHERE id = ${versionId}::uuid`);
    return version;
  });
}

/** What was read of the other pages, and of scanned ones so far, is kept. */
async function goOnRecognising(tx: TenantStatements, version: VersionState): Promise<boolean> {
  const [pages] = await tx.rows<{ pictured: number; pending: number }>(Prisma.sql`SELECT count(words)::int AS pictured, (count(words) FILTER (WHERE ocr_confidence IS NULL))::int AS pending
    FROM document_pages WHERE version_id = ${version.id}::uuid`);
  if (!pages?.pictured) return false;
  await tx.rows(Prisma.sql`UPDATE document_versions SET status = 'processing', attempts = attempts + 1, started_at = now(), error_code = NULL, error_message = NULL WHERE id = ${version.id}::uuid`);
  await tx.record(documentPicturesFound, { ...factsOfVersion(version), pages: pages.pending });
  return true;
}

async function finish(ctx: TenantContext, version: VersionState, extracted: ExtractedDocument, chunks: ReturnType<typeof chunkDocument>): Promise<void> {
  await inTenantStatements(
    ctx,
    async (tx) => {
      const now = await getVersionState(tx, version.id, { lock: true });
      if (!now || now.status !== "processing") return;
      const generation = now.generation + 1;
      await saveText(tx, { documentId: version.documentId, versionId: version.id, generation, extracted, chunks });
      const pictures = extracted.picturedPages?.length ?? 0;
      await tx.rows(Prisma.sql`UPDATE document_versions SET stage = ${pictures > 0 ? "ocr" : "indexing"}, progress = 0, page_count = ${extracted.pages.length}, ocr_pages = 0, flags = ${JSON.stringify(extracted.flags ?? [])}::jsonb,
        unreadable_pages = ${extracted.unreadablePages}::int[] WHERE id = ${version.id}::uuid`);
      if (pictures > 0) await tx.record(documentPicturesFound, { ...factsOfVersion(now), pages: pictures });
      else await tx.record(documentTextExtracted, { ...factsOfVersion(now), pages: extracted.pages.length, unreadablePages: extracted.unreadablePages.length });
    },
    { timeout: 120_000 },
  );
}

/** Writes percents at most once a second and stops the work when someone cancelled it. */
function progressReporter(ctx: TenantContext, versionId: string, stop: AbortController) {
  let last = Date.now();
  return (done: number, total: number): void => {
    if (Date.now() - last < PROGRESS_EVERY_MS) return;
    last = Date.now();
    const progress = Math.min(99, Math.floor((done / Math.max(1, total)) * 100));
    void inTenantStatements(ctx, (tx) =>
      tx.rows(Prisma.sql`UPDATE document_versions SET progress = ${progress} WHERE id = ${versionId}::uuid AND status = 'processing' RETURNING id`),
    ).then(
      (still) => still.length === 0 && stop.abort(),
      () => undefined,
    );
  };
}

export async function gaveUpExtractVersion(ctx: TenantContext, payload: { versionId: string }, error: unknown): Promise<void> {
  await failVersion(ctx, payload.versionId, error);
}
