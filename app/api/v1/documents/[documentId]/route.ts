import { updateApiDocument } from "@/lib/transport/api/data-room/change-documents";
import { deleteApiDocument, getApiDocument } from "@/lib/transport/api/documents";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ documentId: string }>((ctx, { params }) => getApiDocument(ctx, params.documentId));
export const PATCH = apiRoute<{ documentId: string }>((ctx, { request, params }) => updateApiDocument(ctx, request, params.documentId));
export const DELETE = apiRoute<{ documentId: string }>((ctx, { params, url }) => deleteApiDocument(ctx, params.documentId, url.searchParams));
