import "server-only";
import { embeddingsConfigured } from "@/lib/adapters/ai/embeddings";
import { tenantRows } from "@/lib/db/tenant-rows";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { loadOrNotFound } from "@/lib/transport/loader";
import { type Generation, liveGenerationsSql } from "./queries";
import type { GenerationDto, VectorsDto } from "./schema";

function toDto({ id, store, model, dimensions, total, done, error, createdAt }: Generation): GenerationDto {
  return { id, store, model, dimensions, total, done, error, createdAt: createdAt.toISOString() };
}

/** How the workspace's vectors stand; null for who doesn't manage it. */
export function loadVectors(slugs: WorkspaceSlugs): Promise<VectorsDto | null> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    if (!ctx.permissions.has("workspace:manage")) return null;
    const generations = await tenantRows<Generation>(ctx, liveGenerationsSql(ctx.workspaceId, ctx.workspaceId));
    const of = (kind: Generation["live"]) => generations.filter(({ live }) => live === kind).map(toDto)[0] ?? null;
    return { active: of("active"), building: of("building"), configured: embeddingsConfigured() };
  });
}
