import { readConversation } from "@/lib/domains/chat/queries/read-conversation";
import { idParam } from "@/lib/transport/params";
import { workspaceRoute } from "@/lib/transport/route";

export const GET = workspaceRoute<{ organization: string; workspace: string; conversationId: string }>((ctx, { params }) =>
  readConversation(ctx, idParam(params.conversationId, "conversation")),
);
