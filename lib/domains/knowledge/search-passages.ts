import "server-only";
import { embedTexts } from "@/lib/adapters/ai/embeddings";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import { visibilityForIndex } from "@/lib/domains/dataroom/visibility";
import { notFound } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { logger } from "@/lib/kernel/logger";
import { type ReadableScope, readPassages } from "./queries/read-passages";
import { type PassageDto, type SearchInput, searchSchema } from "./schema";

/**
 * The best passages for a query that the actor may read, best first.
 * The index is asked outside any transaction and answers with ids; text comes from Postgres under the policy.
 * `within`: a second reader, who must be allowed to see the passages too. `among`: nothing but these versions of documents.
 * @throws AppError not_found for a project the actor may not open.
 */
export async function searchPassages(ctx: TenantContext, args: SearchInput, options: ReadableScope = {}): Promise<PassageDto[]> {
  assertPermission(ctx, "search:run");
  assertPermission(ctx, "documents:read");
  const input = parseInput(searchSchema, args);
  const scope = { ...(input.projectId ? { projectId: input.projectId } : {}), ...(input.documentIds ? { documentIds: input.documentIds } : {}) };
  const [filter, embedding] = await Promise.all([
    visibilityForIndex(ctx, input.projectId),
    embedQuery(input.query),
  ]);
  // The filter names the project asked for, or none: what may not be opened is not found.
  if (input.projectId && filter.projectIds.length === 0) throw notFound("project");
  const documentIds = input.documentIds ?? options.among?.map((entry) => entry.documentId);
  if (filter.projectIds.length === 0 || documentIds?.length === 0) return [];
  const index = await openWorkspaceIndex(ctx.workspaceId);
  const hits = await index.search({
    text: input.query,
    // Hits that Postgres refuses (just deleted, not yet out of the index) must not shorten the answer.
    limit: input.limit + 10,
    filter: { ...filter, ...(documentIds ? { documentIds } : {}) },
    ...(embedding ? { embedding } : {}),
  });
  const passages = await readPassages(ctx, hits, { ...scope, ...options });
  return passages.slice(0, input.limit);
}

/** Full text carries on alone when the embedding service is down. */
async function embedQuery(query: string): Promise<number[] | undefined> {
  try {
    return (await embedTexts([query]))?.[0];
  } catch (error) {
    logger().warn({ err: error }, "query embedding failed; full text only");
    return undefined;
  }
}
