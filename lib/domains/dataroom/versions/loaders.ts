import "server-only";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { isAppError, notFound } from "@/lib/kernel/app-error";
import { assertPermission } from "@/lib/kernel/command";
import { loadOrNotFound } from "@/lib/transport/loader";
import { compareVersions } from "./compare-versions";
import { type ComparisonDto, compareVersionsSchema } from "./schema";

/** A sentence instead, where the versions cannot be compared now. */
export function loadComparison(slugs: WorkspaceSlugs, asked: { documentId: string; from?: string; to?: string; withDocumentId?: string }): Promise<ComparisonDto | string> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    assertPermission(ctx, "documents:read");
    const input = compareVersionsSchema.safeParse(asked);
    if (!input.success) throw notFound("version");
    try {
      return await compareVersions(ctx, input.data);
    } catch (error) {
      if (isAppError(error) && error.code === "conflict" && error.userMessage) return error.userMessage;
      throw error;
    }
  });
}
