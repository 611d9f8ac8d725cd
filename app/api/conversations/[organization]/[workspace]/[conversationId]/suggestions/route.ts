import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { suggestNext } from "@/lib/domains/chat/suggestions/suggest-questions";
import { idParam } from "@/lib/transport/params";
import { workspaceRoute } from "@/lib/transport/route";

export const GET = workspaceRoute<{ organization: string; workspace: string; conversationId: string }>(async (ctx, { params }) => {
  await consumeLimit("questions", ctx.actor.id);
  return { questions: await suggestNext(ctx, idParam(params.conversationId, "conversation")) };
});
