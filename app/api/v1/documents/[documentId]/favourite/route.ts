import { favourApiDocument } from "@/lib/transport/api/data-room/change-documents";
import { apiRoute } from "@/lib/transport/route";

export const PUT = apiRoute<{ documentId: string }>((ctx, { params }) => favourApiDocument(ctx, params.documentId, true));
export const DELETE = apiRoute<{ documentId: string }>((ctx, { params }) => favourApiDocument(ctx, params.documentId, false));
