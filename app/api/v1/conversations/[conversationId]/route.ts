import { changeApiConversation, deleteApiConversation, getApiConversation } from "@/lib/transport/api/conversations/conversations";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ conversationId: string }>((ctx, { params }) => getApiConversation(ctx, params.conversationId));
export const PATCH = apiRoute<{ conversationId: string }>((ctx, { request, params }) => changeApiConversation(ctx, request, params.conversationId));
export const DELETE = apiRoute<{ conversationId: string }>((ctx, { params }) => deleteApiConversation(ctx, params.conversationId));
