import { publishApiAnswer } from "@/lib/transport/api/sharing/questions";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ questionId: string }>((ctx, { request, params }) => publishApiAnswer(ctx, request, params.questionId));
