import { getApiQuestion } from "@/lib/transport/api/sharing/questions";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ questionId: string }>((ctx, { params }) => getApiQuestion(ctx, params.questionId));
