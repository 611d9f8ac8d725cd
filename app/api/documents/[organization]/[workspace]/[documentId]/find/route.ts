import { inTenant } from "@/lib/db/tenant";
import { findInDocument } from "@/lib/domains/dataroom/queries/find-in-document";
import { findSchema } from "@/lib/domains/dataroom/schema";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import { idParam, queryInput } from "@/lib/transport/params";
import { workspaceRoute } from "@/lib/transport/route";

export const GET = workspaceRoute<{ organization: string; workspace: string; documentId: string }>((ctx, { params, url }) => {
  assertPermission(ctx, "documents:read");
  const documentId = idParam(params.documentId, "document");
  const versionId = url.searchParams.get("version");
  const { query } = parseInput(findSchema, queryInput(url.searchParams, ["query"]));
  return inTenant(ctx, (tx) => findInDocument(tx, { documentId, query, ...(versionId ? { versionId } : {}) }));
});
