import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { listFolders } from "@/lib/domains/dataroom/folders/queries/folder-rows";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { isAppError } from "@/lib/kernel/app-error";
import { assertPermission } from "@/lib/kernel/command";
import { loadOrNotFound } from "@/lib/transport/loader";
import { baseAbilities } from "./policy";
import { previewPassages } from "./preview-passages";
import { getBase, listBases, listRemovedBases } from "./queries/bases";
import { listBaseDocuments, listChoosableDocuments, listSources } from "./queries/sources";
import { getStatistics } from "./queries/statistics";
import type { PreviewDto, RetrievalTestDto } from "./schema";
import { tryRetrieval } from "./try-retrieval";

export function loadBases(slugs: WorkspaceSlugs) {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    assertPermission(ctx, "knowledge:read");
    return inTenant(ctx, async (tx) => ({ bases: await listBases(tx), removed: await listRemovedBases(tx), can: baseAbilities(ctx) }));
  });
}

/** Where a question can be asked: what is published and indexed. */
export function loadAskableBases(slugs: WorkspaceSlugs): Promise<{ id: string; name: string }[]> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    if (!baseAbilities(ctx).ask) return [];
    const bases = await inTenant(ctx, (tx) => listBases(tx));
    return bases.filter(({ status, active }) => status === "published" && active).map(({ id, name }) => ({ id, name }));
  });
}

export function loadBase(slugs: WorkspaceSlugs, baseId: string) {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    return inTenant(ctx, async (tx) => ({ base: await getBase(tx, baseId), can: baseAbilities(ctx) }));
  });
}

export function loadSources(slugs: WorkspaceSlugs, baseId: string) {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    return inTenant(ctx, async (tx) => {
      await getBase(tx, baseId);
      const can = baseAbilities(ctx);
      const choices = can.manage ? { folders: await listFolders(tx), documents: await listChoosableDocuments(tx) } : null;
      return { sources: await listSources(tx, baseId), choices };
    });
  });
}

export function loadStatistics(slugs: WorkspaceSlugs, baseId: string) {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    return inTenant(ctx, async (tx) => {
      await getBase(tx, baseId);
      return getStatistics(tx, baseId);
    });
  });
}

/** Nobody looks at a page for longer that shows nothing. */
const PREVIEW_MS = 60_000;

/** Documents of the base to try a method on, and what it makes of the chosen one. */
export function loadPreview(slugs: WorkspaceSlugs, baseId: string, asked: Parameters<typeof previewPassages>[1] | null) {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    const documents = await inTenant(ctx, async (tx) => {
      await getBase(tx, baseId);
      return listBaseDocuments(tx, baseId);
    });
    if (asked?.chunking?.method === "semantic" && !baseAbilities(ctx).manage) return { documents, preview: { message: "Only who manages knowledge bases previews a division by topic. Choose another method." } };
    return { documents, preview: asked ? await orMessage<PreviewDto>(() => previewPassages(ctx, asked, AbortSignal.timeout(PREVIEW_MS))) : null };
  });
}

export function loadRetrievalTest(slugs: WorkspaceSlugs, baseId: string, query: string) {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    return orMessage<RetrievalTestDto>(() => tryRetrieval(ctx, { baseId, query }));
  });
}

/** What a person can put right is shown beside what he entered. */
async function orMessage<T>(body: () => Promise<T>): Promise<{ result: T } | { message: string }> {
  try {
    return { result: await body() };
  } catch (error) {
    if (isAppError(error) && error.userMessage && error.code !== "forbidden") return { message: error.userMessage };
    throw error;
  }
}
