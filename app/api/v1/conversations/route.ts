import { beginApiConversation } from "@/lib/transport/api/conversations/ask";
import { listApiConversations } from "@/lib/transport/api/conversations/conversations";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute((ctx, { url }) => listApiConversations(ctx, url.searchParams));
export const POST = apiRoute((ctx, { request }) => beginApiConversation(ctx, request));
