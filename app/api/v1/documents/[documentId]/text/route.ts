import { getApiText } from "@/lib/transport/api/documents";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ documentId: string }>((ctx, { params, url }) => getApiText(ctx, params.documentId, url.searchParams));
