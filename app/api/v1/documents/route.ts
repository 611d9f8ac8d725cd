import { listApiDocuments } from "@/lib/transport/api/documents";
import { receiveApiDocument } from "@/lib/transport/api/receive-document";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute((ctx, { url }) => listApiDocuments(ctx, url.searchParams));
export const POST = apiRoute((ctx, { request }) => receiveApiDocument(ctx, request));
