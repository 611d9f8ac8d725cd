import { copyApiDocument } from "@/lib/transport/api/data-room/change-documents";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ documentId: string }>((ctx, { request, params }) => copyApiDocument(ctx, request, params.documentId));
