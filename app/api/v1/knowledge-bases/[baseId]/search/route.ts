import { testApiBase } from "@/lib/transport/api/knowledge/bases";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ baseId: string }>((ctx, { request, params }) => testApiBase(ctx, request, params.baseId));
