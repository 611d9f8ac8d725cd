import { createApiShare, listApiShares } from "@/lib/transport/api/sharing/shares";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute((ctx, { url }) => listApiShares(ctx, url.searchParams));
export const POST = apiRoute((ctx, { request }) => createApiShare(ctx, request));
