import "server-only";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import { visibilityForIndex } from "@/lib/domains/dataroom/visibility";
import { notFound } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { searchBase } from "./bases/search-base";
import { findByMeaning } from "./generations/live-vectors";
import { type ReadableScope, readPassages } from "./queries/read-passages";
import { visibleRanks } from "./ranking/visible-ranks";
import { type PassageDto, type SearchInput, searchSchema } from "./schema";

/**
 * The best passages for a query that the actor may read, best first.
 * The index is asked outside any transaction and answers with ids; text comes from Postgres under the policy.
 * `within`: a second reader, who must be allowed to see the passages too. `among`: nothing but these versions of documents.
 * Of a knowledge base: as its settings find them.
 * @throws AppError not_found for a project or knowledge base the actor may not open.
 */
export async function searchPassages(ctx: TenantContext, args: SearchInput, options: ReadableScope = {}): Promise<PassageDto[]> {
  assertPermission(ctx, "search:run");
  assertPermission(ctx, "documents:read");
  const input = parseInput(searchSchema, args);
  const scope = { ...(input.projectId ? { projectId: input.projectId } : {}), ...(input.documentIds ? { documentIds: input.documentIds } : {}) };
  if (input.knowledgeBaseId) return searchBase(ctx, { baseId: input.knowledgeBaseId, query: input.query, limit: input.limit }, { ...scope, ...options });
  const visible = await visibilityForIndex(ctx, input.projectId);
  // The filter names the project asked for, or none: what may not be opened is not found.
  if (input.projectId && visible.projectIds.length === 0) throw notFound("project");
  const documentIds = input.documentIds ?? options.among?.map((entry) => entry.documentId);
  if (visible.projectIds.length === 0 || documentIds?.length === 0) return [];
  const index = await openWorkspaceIndex(ctx.workspaceId);
  const filter = { ...visible, ...(documentIds ? { documentIds } : {}) };
  // Hits that Postgres refuses (just deleted, not yet out of the index) must not shorten the answer.
  const limit = input.limit + 10;
  const hits = await index.search({ text: input.query, limit, filter, vectors: findByMeaning(ctx, input.query, filter, limit) });
  const passages = await readPassages(ctx, hits, { ...scope, ...options });
  return visibleRanks(hits, passages).passages.slice(0, input.limit);
}
