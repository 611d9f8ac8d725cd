import { restoreApiVersion } from "@/lib/transport/api/versions";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ documentId: string; versionId: string }>((ctx, { request, params }) => restoreApiVersion(ctx, request, params));
