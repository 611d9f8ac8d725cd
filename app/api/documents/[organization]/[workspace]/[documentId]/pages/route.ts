import { inTenant } from "@/lib/db/tenant";
import { listPages } from "@/lib/domains/dataroom/queries/get-document";
import { assertPermission } from "@/lib/kernel/command";
import { idParam, queryInput } from "@/lib/transport/params";
import { workspaceRoute } from "@/lib/transport/route";

export const GET = workspaceRoute<{ organization: string; workspace: string; documentId: string }>((ctx, { params, url }) => {
  assertPermission(ctx, "documents:read");
  const documentId = idParam(params.documentId, "document");
  const versionId = url.searchParams.get("version");
  const range = queryInput(url.searchParams, [], ["from", "to"]);
  return inTenant(ctx, async (tx) => ({ pages: await listPages(tx, { documentId, ...(versionId ? { versionId } : {}), ...range }) }));
});
