import { restoreApiFolder } from "@/lib/transport/api/data-room/folders";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ folderId: string }>((ctx, { request, params }) => restoreApiFolder(ctx, request, params.folderId));
