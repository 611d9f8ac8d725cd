import { followOpenAnswer } from "@/lib/transport/follow-response";
import { idParam } from "@/lib/transport/params";
import { workspaceRoute } from "@/lib/transport/route";

export const GET = workspaceRoute<{ organization: string; workspace: string; conversationId: string }>((ctx, { request, params, url }) =>
  followOpenAnswer(ctx, idParam(params.conversationId, "conversation"), url.searchParams, request.signal),
);
