import { restoreApiAgentVersion } from "@/lib/transport/api/agents/agents";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ agent: string; number: string }>((ctx, { params }) => restoreApiAgentVersion(ctx, params.agent, params.number));
