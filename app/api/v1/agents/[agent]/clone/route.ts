import { cloneApiAgent } from "@/lib/transport/api/agents/agents";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ agent: string }>((ctx, { request, params }) => cloneApiAgent(ctx, request, params.agent));
