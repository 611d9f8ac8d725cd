import { proposeApiQuestions } from "@/lib/transport/api/evaluation/questions";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ baseId: string }>((ctx, { request, params }) => proposeApiQuestions(ctx, request, params.baseId));
