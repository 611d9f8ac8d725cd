import "server-only";
import { Readable } from "node:stream";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { objectStorage } from "@/lib/adapters/storage/tenant-storage";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { documentDownloaded } from "@/lib/domains/sharing/events";
import { renderSharedPage } from "@/lib/domains/sharing/pages/render-page";
import { pageRequestSchema, PREVIEW_WIDTH } from "@/lib/domains/sharing/pages/schema";
import { openSharedDocument } from "@/lib/domains/sharing/pages/shared-pages";
import { watermarkedCopy } from "@/lib/domains/sharing/pages/watermarked-copy";
import { recordPageOpened } from "@/lib/domains/sharing/reading";
import type { SharedDocument } from "@/lib/domains/sharing/schema";
import type { ShareContext } from "@/lib/domains/sharing/visits";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { contentDisposition } from "./content-disposition";

interface Asked {
  request: Request;
  documentId: string;
}

/** A page's picture for a visitor; a page wide enough to be read counts as shown to him. */
export async function sendSharedPage(share: ShareContext, { request, documentId, page, width }: Asked & { page: string; width: string | null }): Promise<Response> {
  await consumeLimit("share-pages", share.visitId);
  const asked = pageRequestSchema.safeParse({ page, ...(width === null ? {} : { width }) });
  if (!asked.success) throw asked.error.issues.some(({ path }) => path[0] === "page") ? notFound("page") : badWidth(asked.error.issues[0]?.message);
  const document = await openSharedDocument(share, documentId);
  const picture = await renderSharedPage(share, document, asked.data.page, asked.data.width);
  if (request.method !== "HEAD" && asked.data.width > PREVIEW_WIDTH) await recordPageOpened(share, { documentId, versionId: document.versionId, page: asked.data.page });
  const headers = guarded("image/jpeg", contentDisposition("inline", `${document.name} ${asked.data.page}.jpg`));
  headers.set("content-length", String(picture.length));
  return new Response(request.method === "HEAD" ? null : new Uint8Array(picture), { headers });
}

/** The original, or a copy whose pages bear the visitor's watermark. */
export async function sendSharedDocument(share: ShareContext, { request, documentId, stillOpen }: Asked & { stillOpen: () => Promise<unknown> }): Promise<Response> {
  const { watermark, allowDownload } = share.link;
  // A download is recorded, so that no other site may start one in a visitor's name.
  if (request.headers.get("sec-fetch-site") === "cross-site") throw new AppError("forbidden", { userMessage: "Open the link's page and download the document there." });
  const document = await openSharedDocument(share, documentId);
  if (!allowDownload) throw new AppError("forbidden", { userMessage: "The person who shared this lets it be read, not downloaded." });
  if (request.method === "HEAD") return new Response(null, { headers: watermark ? copyHeaders(document) : originalHeaders(document) });
  await consumeLimit("share-downloads", share.visitId);
  const [body, headers] = watermark
    ? [Readable.from(await watermarkedCopy(share, document, { stillOpen }), { objectMode: false }), copyHeaders(document)]
    : [await objectStorage().get(document.storageKey), originalHeaders(document)];
  await recordDownload(share, document);
  return new Response(Readable.toWeb(body) as ReadableStream, { headers });
}

async function recordDownload(share: ShareContext, { documentId, versionId }: SharedDocument): Promise<void> {
  const { linkId, visitId, email } = share;
  await inTenantStatements(share.tenant, (tx) => tx.record(documentDownloaded, { linkId, visitId, email, documentId, versionId, watermarked: share.link.watermark }));
}

function originalHeaders(document: SharedDocument): Headers {
  const headers = guarded("application/octet-stream", contentDisposition("attachment", document.name));
  headers.set("content-length", String(document.size));
  return headers;
}

function copyHeaders(document: SharedDocument): Headers {
  const name = document.kind === "pdf" ? document.name.replace(/\.pdf$/i, "") : document.name;
  return guarded("application/pdf", contentDisposition("attachment", `${name}.pdf`));
}

function guarded(type: string, disposition: string): Headers {
  return new Headers({
    "content-type": type,
    "content-disposition": disposition,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
  });
}

function badWidth(message = "Ask for a width that is offered."): AppError {
  return new AppError("invalid_input", { userMessage: message, fields: { width: message } });
}
