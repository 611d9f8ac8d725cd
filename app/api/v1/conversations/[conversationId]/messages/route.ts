import { askInApiConversation } from "@/lib/transport/api/conversations/ask";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ conversationId: string }>((ctx, { request, params }) => askInApiConversation(ctx, request, params.conversationId));
