import "server-only";
import type { TextMatchDto } from "@/lib/domains/dataroom/schema";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { loadOrNotFound } from "@/lib/transport/loader";
import { searchPassages } from "./search-passages";

const PASSAGES = 100;
const EXCERPT = 200;

/** The documents whose text answers best, each with its best passage. Nothing for who may not search. */
export function loadTextMatches(slugs: WorkspaceSlugs, args: { query: string; projectId: string | null }): Promise<TextMatchDto[]> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    if (!ctx.permissions.has("search:run")) return [];
    const passages = await searchPassages(ctx, { query: args.query, limit: PASSAGES, ...(args.projectId ? { projectId: args.projectId } : {}) });
    const best = new Map<string, TextMatchDto>();
    for (const { documentId, page, pageLabel, text } of passages) {
      if (!best.has(documentId)) best.set(documentId, { documentId, page, pageLabel, excerpt: text.replace(/\s+/g, " ").trim().slice(0, EXCERPT) });
    }
    return [...best.values()];
  });
}
