import { listApiQuestions, writeApiQuestion } from "@/lib/transport/api/evaluation/questions";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ baseId: string }>((ctx, { params, url }) => listApiQuestions(ctx, params.baseId, url.searchParams));
export const POST = apiRoute<{ baseId: string }>((ctx, { request, params }) => writeApiQuestion(ctx, request, params.baseId));
