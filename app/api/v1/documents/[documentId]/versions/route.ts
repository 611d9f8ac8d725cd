import { receiveApiVersion } from "@/lib/transport/api/receive-document";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ documentId: string }>((ctx, { request, params }) => receiveApiVersion(ctx, request, params.documentId));
