import { importApiQuestions } from "@/lib/transport/api/evaluation/questions";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ baseId: string }>((ctx, { request, params }) => importApiQuestions(ctx, request, params.baseId));
