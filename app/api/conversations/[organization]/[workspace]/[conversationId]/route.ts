import { inTenant } from "@/lib/db/tenant";
import { getConversation, listMessages } from "@/lib/domains/chat/queries/conversations";
import { assertPermission } from "@/lib/kernel/command";
import { workspaceRoute } from "@/lib/transport/route";
import { idParam } from "@/lib/transport/params";

export const GET = workspaceRoute<{ organization: string; workspace: string; conversationId: string }>((ctx, { params }) => {
  assertPermission(ctx, "chat:ask");
  const id = idParam(params.conversationId, "conversation");
  return inTenant(ctx, async (tx) => ({ conversation: await getConversation(tx, id), messages: await listMessages(tx, id) }));
});
