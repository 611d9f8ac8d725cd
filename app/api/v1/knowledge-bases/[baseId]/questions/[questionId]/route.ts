import { deleteApiQuestion, editApiQuestion, getApiQuestion } from "@/lib/transport/api/evaluation/questions";
import { apiRoute } from "@/lib/transport/route";

interface Params {
  baseId: string;
  questionId: string;
}

export const GET = apiRoute<Params>((ctx, { params }) => getApiQuestion(ctx, params.baseId, params.questionId));
export const PUT = apiRoute<Params>((ctx, { request, params }) => editApiQuestion(ctx, request, params.baseId, params.questionId));
export const DELETE = apiRoute<Params>((ctx, { params }) => deleteApiQuestion(ctx, params.baseId, params.questionId));
