import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { assertDocumentsVisible } from "@/lib/domains/dataroom/queries/get-document";
import { searchPassages } from "@/lib/domains/knowledge/search-passages";
import { notFound } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { isId } from "@/lib/kernel/ids";
import { jsonBody } from "../route";
import { optionalId } from "./query";
import { searchBody } from "./schemas";

export interface ApiScope {
  projectId?: string;
  documentIds?: string[];
}

/** Where to look. Unknown, foreign and malformed ids are the same 404; an empty list of documents means all of them. */
export async function apiScope(ctx: TenantContext, given: { projectId?: string | null | undefined; documentIds?: readonly string[] | null | undefined }): Promise<ApiScope> {
  const projectId = optionalId(given.projectId, "project");
  const documentIds = [...new Set(given.documentIds ?? [])];
  if (!documentIds.every(isId)) throw notFound("document");
  if (documentIds.length > 0) await inTenant(ctx, (tx) => assertDocumentsVisible(tx, documentIds));
  return { ...(projectId ? { projectId } : {}), ...(documentIds.length > 0 ? { documentIds } : {}) };
}

export async function searchApi(ctx: TenantContext, request: Request) {
  assertPermission(ctx, "search:run");
  const input = parseInput(searchBody, await jsonBody(request));
  const passages = await searchPassages(ctx, { query: input.query, limit: input.limit, ...(await apiScope(ctx, input)) });
  return { results: passages.map(({ chunkId: _chunk, projectId: _project, pageLabel: _label, version: _version, ...result }) => result) };
}
