import { reactivateApiAgent } from "@/lib/transport/api/agents/agents";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ agent: string }>((ctx, { params }) => reactivateApiAgent(ctx, params.agent));
