import { getApiStatistics } from "@/lib/transport/api/knowledge/bases";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ baseId: string }>((ctx, { params }) => getApiStatistics(ctx, params.baseId));
