import { rateApiAnswer } from "@/lib/transport/api/conversations/conversations";
import { apiRoute } from "@/lib/transport/route";

export const PUT = apiRoute<{ conversationId: string; messageId: string }>((ctx, { request, params }) => rateApiAnswer(ctx, request, params));
