import "server-only";
import { withInstructions } from "@/lib/adapters/extraction/flags/findings";
import type { PictureKind, RecognisedPage } from "@/lib/adapters/ocr/recognised-page";
import { recognisePages } from "@/lib/adapters/ocr/recognise-pages";
import { tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { documentTextExtracted } from "@/lib/domains/dataroom/events";
import { AppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import type { ExtractedPage } from "@/lib/kernel/document-text";
import { flagsIn } from "@/lib/kernel/document-flags";
import { env } from "@/lib/kernel/env";
import { chunkDocument } from "../chunking/structure-aware";
import { insertPassages } from "../queries/save-text";
import { factsOfVersion, getVersionState, type VersionState } from "../queries/version-state";

/** Not yet looked at: recognition writes a confidence for every page, 0 where nothing could be read. */
const PENDING = Prisma.sql`words IS NOT NULL AND ocr_confidence IS NULL`;

/**
 * After it the text of scanned pages stands in the database, with the place of each word, and indexing follows from the event.
 * Each page is kept as soon as it is read: a killed worker goes on with the next one.
 */
export async function runRecogniseVersion(ctx: TenantContext, payload: { versionId: string }, signal: AbortSignal): Promise<void> {
  const work = await begin(ctx, payload.versionId);
  if (!work) return;
  const { version, pending, total } = work;
  const stop = new AbortController();
  const seconds = env().OCR_TIMEOUT_S;
  const deadline = AbortSignal.timeout(seconds * 1000);
  let done = total - pending.length;
  const onPage = async (page: number, read: RecognisedPage | null) => {
    done += 1;
    const goesOn = await savePage(ctx, version.id, { page, read, progress: Math.min(99, Math.floor((done / total) * 100)) });
    if (!goesOn) stop.abort();
  };
  const { storage } = tenantStorage(ctx);
  try {
    await storage.withLocalPath(version.storageKey, (path) =>
      recognisePages({ path, kind: version.kind as PictureKind, pages: pending, signal: AbortSignal.any([signal, stop.signal, deadline]), onPage }),
    );
  } catch (error) {
    // Cancelled, or begun anew: that has been told already.
    if (stop.signal.aborted) return;
    throw deadline.aborted && !signal.aborted ? tookTooLong(seconds, done, total) : error;
  }
  await finish(ctx, version);
}

function tookTooLong(seconds: number, done: number, total: number): AppError {
  const long = seconds >= 120 ? `${Math.round(seconds / 60)} minutes` : `${seconds} s`;
  return new AppError("timeout", {
    userMessage: `Reading the scanned pages took longer than ${long} and was stopped after ${done} of ${total}. The file and what was read so far are kept; process the document again and it goes on with the next page.`,
  });
}

async function begin(ctx: TenantContext, versionId: string): Promise<{ version: VersionState; pending: number[]; total: number } | null> {
  return inTenantStatements(ctx, async (tx) => {
    const version = await getVersionState(tx, versionId);
    if (!version || version.trashed || version.status !== "processing" || version.stage !== "ocr") return null;
    const rows = await tx.rows<{ number: number; pending: boolean }>(
      Prisma.sql`SELECT number, (${PENDING}) AS pending FROM document_pages WHERE version_id = ${versionId}::uuid AND words IS NOT NULL ORDER BY number`,
    );
    return { version, pending: rows.filter((row) => row.pending).map((row) => row.number), total: rows.length };
  });
}

/** False when the version is no longer to be read. Text that is mostly guessed would mislead search and answers: it is not kept. */
async function savePage(ctx: TenantContext, versionId: string, { page, read, progress }: { page: number; read: RecognisedPage | null; progress: number }): Promise<boolean> {
  const confidence = read?.confidence ?? 0;
  const kept = read && confidence >= env().OCR_MIN_CONFIDENCE ? read : { text: "", words: [] };
  return inTenantStatements(ctx, async (tx) => {
    const still = await tx.rows(
      Prisma.sql`UPDATE document_versions SET progress = ${progress} WHERE id = ${versionId}::uuid AND status = 'processing' AND stage = 'ocr' RETURNING id`,
    );
    if (still.length === 0) return false;
    await tx.rows(Prisma.sql`UPDATE document_pages SET text = ${kept.text}, words = ${JSON.stringify(kept.words)}::jsonb, ocr_confidence = ${confidence}
      WHERE version_id = ${versionId}::uuid AND number = ${page}`);
    return true;
  });
}

type PageRow = Pick<ExtractedPage, "number" | "kind" | "text" | "headings"> & { label: string | null; confidence: number | null };

async function finish(ctx: TenantContext, version: VersionState): Promise<void> {
  await inTenantStatements(
    ctx,
    async (tx) => {
      const now = await getVersionState(tx, version.id, { lock: true });
      if (!now || now.status !== "processing" || now.stage !== "ocr") return;
      const rows = await tx.rows<PageRow>(
        Prisma.sql`SELECT number, kind, label, text, headings, ocr_confidence AS confidence FROM document_pages WHERE version_id = ${version.id}::uuid ORDER BY number`,
      );
      const pages = rows.map(({ label, confidence: _, ...page }): ExtractedPage => ({ ...page, ...(label ? { label } : {}) }));
      const unreadablePages = pages.filter((page) => !/[\p{L}\p{N}]/u.test(page.text)).map((page) => page.number);
      const recognised = rows.filter((row) => row.confidence !== null && row.text !== "").length;
      const generation = now.generation + 1;
      await insertPassages(tx, { documentId: version.documentId, versionId: version.id, generation, chunks: chunkDocument({ pages }) });
      const [stored] = await tx.rows<{ flags: unknown }>(Prisma.sql`SELECT flags FROM document_versions WHERE id = ${version.id}::uuid`);
      const flags = JSON.stringify(withInstructions(flagsIn(stored?.flags), pages));
      await tx.rows(Prisma.sql`UPDATE document_versions SET stage = 'indexing', progress = 0, ocr_pages = ${recognised}, flags = ${flags}::jsonb,
        unreadable_pages = ${unreadablePages}::int[] WHERE id = ${version.id}::uuid`);
      await tx.record(documentTextExtracted, { ...factsOfVersion(now), pages: pages.length, unreadablePages: unreadablePages.length });
    },
    { timeout: 120_000 },
  );
}
