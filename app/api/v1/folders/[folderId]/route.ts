import { deleteApiFolder, getApiFolder, updateApiFolder } from "@/lib/transport/api/data-room/folders";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ folderId: string }>((ctx, { params }) => getApiFolder(ctx, params.folderId));
export const PATCH = apiRoute<{ folderId: string }>((ctx, { request, params }) => updateApiFolder(ctx, request, params.folderId));
export const DELETE = apiRoute<{ folderId: string }>((ctx, { params, url }) => deleteApiFolder(ctx, params.folderId, url.searchParams));
