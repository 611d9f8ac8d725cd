import { createApiAgent, listApiAgents } from "@/lib/transport/api/agents/agents";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute((ctx, { url }) => listApiAgents(ctx, url.searchParams));
export const POST = apiRoute((ctx, { request }) => createApiAgent(ctx, request));
