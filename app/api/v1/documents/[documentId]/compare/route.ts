import { compareApiVersions } from "@/lib/transport/api/versions";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ documentId: string }>((ctx, { params, url }) => compareApiVersions(ctx, params.documentId, url.searchParams));
