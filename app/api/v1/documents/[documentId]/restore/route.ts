import { restoreApiDocument } from "@/lib/transport/api/data-room/change-documents";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ documentId: string }>((ctx, { request, params }) => restoreApiDocument(ctx, request, params.documentId));
