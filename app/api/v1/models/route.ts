import { listModels } from "@/lib/transport/api/chat/models";
import { openAiErrorResponse } from "@/lib/transport/api/chat/openai-error";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute(async (ctx) => listModels(ctx), openAiErrorResponse);
