import { listApiAgentVersions } from "@/lib/transport/api/agents/agents";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ agent: string }>((ctx, { params }) => listApiAgentVersions(ctx, params.agent));
