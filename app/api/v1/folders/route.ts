import { createApiFolder, listApiFolders } from "@/lib/transport/api/data-room/folders";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute((ctx, { url }) => listApiFolders(ctx, url.searchParams));
export const POST = apiRoute((ctx, { request }) => createApiFolder(ctx, request));
