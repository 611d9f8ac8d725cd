import { createApiBase, listApiBases } from "@/lib/transport/api/knowledge/bases";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute((ctx, { url }) => listApiBases(ctx, url.searchParams));
export const POST = apiRoute((ctx, { request }) => createApiBase(ctx, request));
