import { proposeApiFeedback } from "@/lib/transport/api/evaluation/questions";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ baseId: string }>((ctx, { request, params }) => proposeApiFeedback(ctx, request, params.baseId));
