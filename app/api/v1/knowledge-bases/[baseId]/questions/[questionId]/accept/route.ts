import { acceptApiQuestion } from "@/lib/transport/api/evaluation/questions";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ baseId: string; questionId: string }>((ctx, { params }) => acceptApiQuestion(ctx, params.baseId, params.questionId));
