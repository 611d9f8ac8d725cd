import "server-only";
import type { z } from "zod";
import { inTenant } from "@/lib/db/tenant";
import { purgeDocument } from "@/lib/domains/dataroom/commands/purge-document";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { getDocument, listPages } from "@/lib/domains/dataroom/queries/get-document";
import { listDocuments } from "@/lib/domains/dataroom/queries/list-documents";
import { getFolder } from "@/lib/domains/dataroom/folders/queries/folder-rows";
import type { DocumentDto, DocumentStatus } from "@/lib/domains/dataroom/schema";
import { getSuggestion } from "@/lib/domains/dataroom/sensitivity/queries";
import { getProject } from "@/lib/domains/tenancy/queries/projects";
import { assertPermission } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { idParam } from "../params";
import { optionalId, parseQuery, parseSkip } from "./query";
import { type ApiStatus, deleteQuery, type documentSchema, listDocumentsQuery, type pageSchema, textQuery } from "./schemas";

export function apiStatus(status: DocumentStatus): ApiStatus {
  return status === "cancelled" ? "failed" : status;
}

const CANCELLED = { code: "cancelled", message: "Processing was cancelled." };

export function apiDocument(document: DocumentDto): z.output<typeof documentSchema> {
  const { id, name, projectId, projectName, folderId, mimeType, size, sha256, version, versionId, currentVersionId, pinnedVersionId, pages, unreadablePages } = document;
  const { note, flags, stage, progress, sensitivity, suggestion, tags, createdAt, updatedAt, deletedAt } = document;
  const error = document.status === "cancelled" ? (document.error ?? CANCELLED) : document.error;
  const status = apiStatus(document.status);
  const newest = { version, versionId, currentVersionId, pinnedVersionId, mimeType, size, sha256, pages, unreadablePages, note, flags };
  return { id, name, projectId, projectName, folderId, ...newest, status, stage, progress, error, sensitivity, suggestion, tags, createdAt, updatedAt, deletedAt };
}

export async function listApiDocuments(ctx: TenantContext, query: URLSearchParams) {
  assertPermission(ctx, "documents:read");
  const input = parseQuery(listDocumentsQuery, query);
  const folderId = input.folderId === "none" ? input.folderId : optionalId(input.folderId, "folder");
  const projectId = optionalId(input.projectId, "project");
  const list = await inTenant(ctx, async (tx) => {
    if (projectId) await getProject(tx, projectId);
    if (folderId && folderId !== "none") await getFolder(tx, folderId);
    return listDocuments(tx, {
      sort: input.sort,
      limit: input.limit,
      ...(input.q ? { q: input.q } : {}),
      ...(projectId ? { projectId } : {}),
      ...(folderId ? { folderId, deep: input.subfolders === "true" } : {}),
      ...(input.sensitivity ? { sensitivity: input.sensitivity } : {}),
      ...(input.favourite === "true" ? { favourite: true } : {}),
      ...(input.from ? { from: input.from } : {}),
      ...(input.to ? { to: input.to } : {}),
      trashed: input.trashed === "true",
      ...(input.tags ? { tags: input.tags.split(",").map((tag) => tag.trim()).filter((tag) => tag !== "") } : {}),
      ...(input.status === "failed" ? { statuses: ["failed", "cancelled"] } : input.status ? { status: input.status } : {}),
      ...parseSkip(input),
    });
  });
  const { total, more = false, hasMore, nextCursor } = list;
  return { data: list.data.map(apiDocument), total, more, hasMore, nextCursor };
}

export async function getApiDocument(ctx: TenantContext, documentId: string) {
  assertPermission(ctx, "documents:read");
  return inTenant(ctx, async (tx) => {
    const document = apiDocument(await getDocument(tx, documentId));
    const suggestion = await getSuggestion(tx, documentId);
    if (!suggestion) return document;
    const { level, status, pending, kinds, evidence, documentType } = suggestion;
    const places = evidence.map(({ quote: _, ...place }) => place);
    return { ...document, suggestion: { level, status, pending, kinds, evidence: places, documentType } };
  });
}

export async function getApiText(ctx: TenantContext, documentId: string, query: URLSearchParams): Promise<{ pages: z.output<typeof pageSchema>[] }> {
  assertPermission(ctx, "documents:read");
  const { version, from, to } = parseQuery(textQuery, query);
  const range = { ...(version ? { versionId: version } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const pages = await inTenant(ctx, (tx) => listPages(tx, { documentId, ...range }));
  return { pages: pages.map(({ ocrConfidence, words: _words, grid: _grid, ...page }) => ({ ...page, ...(ocrConfidence === null ? {} : { ocrConfidence }) })) };
}

export async function deleteApiDocument(ctx: TenantContext, documentId: string, query: URLSearchParams): Promise<Response> {
  const { purge } = parseQuery(deleteQuery, query);
  const verb = purge === "true" ? purgeDocument : trashDocument;
  assertPermission(ctx, verb.permission);
  await verb.execute(ctx, { documentId: idParam(documentId, "document") });
  return new Response(null, { status: 204, headers: { "cache-control": "no-store", "x-request-id": ctx.requestId } });
}
