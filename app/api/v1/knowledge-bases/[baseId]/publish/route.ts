import { publishApiBase, stepApiBase } from "@/lib/transport/api/knowledge/bases";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ baseId: string }>((ctx, { request, params }) => publishApiBase(ctx, request, params.baseId));
export const DELETE = apiRoute<{ baseId: string }>((ctx, { params }) => stepApiBase(ctx, params.baseId, "unpublish"));
