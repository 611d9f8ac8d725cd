import "server-only";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { assertScanned } from "@/lib/domains/dataroom/scan-state";
import { sharedDocument } from "../queries/shared-documents";
import type { SharedDocument } from "../schema";
import type { ShareContext } from "../visits";
import type { SharedPages } from "./schema";
import { typesetLayout } from "./typeset-layout";

const DRAWN = ["pdf", "png", "jpeg", "tiff"] as const;
export type DrawnKind = (typeof DRAWN)[number];

/** Formats that are drawn from their bytes; all others are typeset from their text. */
export function drawnKind(kind: string): DrawnKind | undefined {
  return DRAWN.find((drawn) => drawn === kind);
}

/** @throws AppError not_found for what the link does not open now; unsafe_document, unavailable */
export async function openSharedDocument(share: ShareContext, documentId: string): Promise<SharedDocument> {
  const document = await inTenantStatements(share.tenant, (tx) => sharedDocument(tx, share.linkId, documentId));
  assertScanned(document);
  return document;
}

/** How many picture pages a document has: of a text, as many as its typesetting takes. */
export async function pagesOf(share: ShareContext, document: SharedDocument): Promise<SharedPages> {
  const { documentId, versionId, name } = document;
  if (drawnKind(document.kind)) return { documentId, versionId, name, pages: Math.max(1, document.pageCount ?? 1), cut: false };
  const { parts, cut } = await typesetLayout(share.tenant, document);
  return { documentId, versionId, name, pages: parts.length, cut };
}

export async function sharedPages(share: ShareContext, documentId: string): Promise<SharedPages> {
  return pagesOf(share, await openSharedDocument(share, documentId));
}

/** On which picture page a place of the extracted text stands; null when it stands on none that is shown. */
export async function picturePageOf(share: ShareContext, documentId: string, place: { page: number; start: number }): Promise<number | null> {
  const document = await openSharedDocument(share, documentId);
  if (drawnKind(document.kind)) return place.page <= Math.max(1, document.pageCount ?? 1) ? place.page : null;
  const { parts } = await typesetLayout(share.tenant, document);
  const at = parts.findIndex(({ slices }) => slices.some(({ section, start, end }) => section === place.page && place.start >= start && place.start < end));
  return at < 0 ? null : at + 1;
}
