import { exportApiConversation } from "@/lib/transport/api/conversations/conversations";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ conversationId: string }>((ctx, { params, url }) => exportApiConversation(ctx, params.conversationId, url.searchParams));
