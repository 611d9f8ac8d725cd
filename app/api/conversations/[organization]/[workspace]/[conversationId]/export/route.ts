import { idParam } from "@/lib/transport/params";
import { workspaceRoute } from "@/lib/transport/route";
import { sendConversation } from "@/lib/transport/send-conversation";

export const GET = workspaceRoute<{ organization: string; workspace: string; conversationId: string }>((ctx, { params, url }) =>
  sendConversation(ctx, idParam(params.conversationId, "conversation"), url.searchParams),
);
