import { listApiRuns, startApiRun } from "@/lib/transport/api/evaluation/runs";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ baseId: string }>((ctx, { params, url }) => listApiRuns(ctx, params.baseId, url.searchParams));
export const POST = apiRoute<{ baseId: string }>((ctx, { params }) => startApiRun(ctx, params.baseId));
