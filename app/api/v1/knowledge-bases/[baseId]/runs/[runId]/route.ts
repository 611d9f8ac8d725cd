import { cancelApiRun, getApiRun } from "@/lib/transport/api/evaluation/runs";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ baseId: string; runId: string }>((ctx, { params }) => getApiRun(ctx, params.baseId, params.runId));
export const DELETE = apiRoute<{ baseId: string; runId: string }>((ctx, { params }) => cancelApiRun(ctx, params.baseId, params.runId));
