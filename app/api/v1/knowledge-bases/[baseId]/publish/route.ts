import { stepApiBase } from "@/lib/transport/api/knowledge/bases";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ baseId: string }>((ctx, { params }) => stepApiBase(ctx, params.baseId, "publish"));
export const DELETE = apiRoute<{ baseId: string }>((ctx, { params }) => stepApiBase(ctx, params.baseId, "unpublish"));
