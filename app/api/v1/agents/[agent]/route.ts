import { deleteApiAgent, getApiAgent, updateApiAgent } from "@/lib/transport/api/agents/agents";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ agent: string }>((ctx, { params }) => getApiAgent(ctx, params.agent));
export const PATCH = apiRoute<{ agent: string }>((ctx, { request, params }) => updateApiAgent(ctx, request, params.agent));
export const DELETE = apiRoute<{ agent: string }>((ctx, { params }) => deleteApiAgent(ctx, params.agent));
