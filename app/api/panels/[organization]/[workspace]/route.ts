import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { beginPanel } from "@/lib/transport/convene-panel";
import { jsonBody, workspaceRoute } from "@/lib/transport/route";

export const POST = workspaceRoute<{ organization: string; workspace: string }>(async (ctx, { request }) => {
  await consumeLimit("questions", ctx.actor.id);
  return beginPanel(ctx, await jsonBody(request));
});
