import { inTenant } from "@/lib/db/tenant";
import { listTags } from "@/lib/domains/dataroom/organize/queries";
import { assertPermission } from "@/lib/kernel/command";
import { workspaceRoute } from "@/lib/transport/route";

export const GET = workspaceRoute<{ organization: string; workspace: string }>((ctx) => {
  assertPermission(ctx, "documents:read");
  return inTenant(ctx, async (tx) => ({ data: await listTags(tx) }));
});
