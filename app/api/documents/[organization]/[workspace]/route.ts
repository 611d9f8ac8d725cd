import { inTenant } from "@/lib/db/tenant";
import { listDocuments } from "@/lib/domains/dataroom/queries/list-documents";
import { assertPermission } from "@/lib/kernel/command";
import { queryInput } from "@/lib/transport/params";
import { workspaceRoute } from "@/lib/transport/route";

export const GET = workspaceRoute<{ organization: string; workspace: string }>((ctx, { url }) => {
  assertPermission(ctx, "documents:read");
  const input = queryInput(url.searchParams, ["q", "projectId", "status", "sort", "cursor"], ["limit", "skip"]);
  return inTenant(ctx, (tx) => listDocuments(tx, { ...input, trashed: url.searchParams.get("trash") === "1" }));
});
