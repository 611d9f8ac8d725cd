import { receiveApiVersion } from "@/lib/transport/api/receive-document";
import { listApiVersions } from "@/lib/transport/api/versions";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ documentId: string }>((ctx, { params }) => listApiVersions(ctx, params.documentId));
export const POST = apiRoute<{ documentId: string }>((ctx, { request, params }) => receiveApiVersion(ctx, request, params.documentId));
