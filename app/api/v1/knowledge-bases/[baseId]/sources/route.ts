import { addApiSources, listApiSources } from "@/lib/transport/api/knowledge/bases";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ baseId: string }>((ctx, { params }) => listApiSources(ctx, params.baseId));
export const POST = apiRoute<{ baseId: string }>((ctx, { request, params }) => addApiSources(ctx, request, params.baseId));
