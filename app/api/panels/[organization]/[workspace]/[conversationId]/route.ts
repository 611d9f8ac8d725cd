import { inTenant } from "@/lib/db/tenant";
import { getPanel } from "@/lib/domains/chat/panel/queries";
import { assertPermission } from "@/lib/kernel/command";
import { idParam } from "@/lib/transport/params";
import { workspaceRoute } from "@/lib/transport/route";

export const GET = workspaceRoute<{ organization: string; workspace: string; conversationId: string }>((ctx, { params }) => {
  assertPermission(ctx, "chat:ask");
  return inTenant(ctx, (tx) => getPanel(tx, idParam(params.conversationId, "panel")));
});
