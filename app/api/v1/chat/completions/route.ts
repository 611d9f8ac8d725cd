import { completeChat } from "@/lib/transport/api/chat/completion";
import { openAiErrorResponse } from "@/lib/transport/api/chat/openai-error";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute((ctx, { request }) => completeChat(ctx, request), openAiErrorResponse);
