import { idParam } from "@/lib/transport/params";
import { workspaceRoute } from "@/lib/transport/route";
import { sendQuestions } from "@/lib/transport/send-questions";

export const GET = workspaceRoute<{ organization: string; workspace: string; baseId: string }>((ctx, { params, url }) => sendQuestions(ctx, idParam(params.baseId, "knowledge base"), url.searchParams));
