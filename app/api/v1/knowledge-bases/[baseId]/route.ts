import { deleteApiBase, getApiBase, updateApiBase } from "@/lib/transport/api/knowledge/bases";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ baseId: string }>((ctx, { params }) => getApiBase(ctx, params.baseId));
export const PATCH = apiRoute<{ baseId: string }>((ctx, { request, params }) => updateApiBase(ctx, request, params.baseId));
export const DELETE = apiRoute<{ baseId: string }>((ctx, { params }) => deleteApiBase(ctx, params.baseId));
