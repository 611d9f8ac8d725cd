import { listApiResults } from "@/lib/transport/api/evaluation/runs";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ baseId: string; runId: string }>((ctx, { params, url }) => listApiResults(ctx, params.baseId, params.runId, url.searchParams));
