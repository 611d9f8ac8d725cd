import { getApiShare, updateApiShare } from "@/lib/transport/api/sharing/shares";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ linkId: string }>((ctx, { params }) => getApiShare(ctx, params.linkId));
export const PATCH = apiRoute<{ linkId: string }>((ctx, { request, params }) => updateApiShare(ctx, request, params.linkId));
