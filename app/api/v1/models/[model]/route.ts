import { getModel } from "@/lib/transport/api/chat/models";
import { openAiErrorResponse } from "@/lib/transport/api/chat/openai-error";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ model: string }>(async (ctx, { params }) => getModel(ctx, params.model), openAiErrorResponse);
