import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { jsonBody, workspaceRoute } from "@/lib/transport/route";
import { tryAgent } from "@/lib/transport/try-agent";

/** What an agent that is not saved yet would answer. */
export const POST = workspaceRoute<{ organization: string; workspace: string }>(async (ctx, { request }) => {
  await consumeLimit("questions", ctx.actor.id);
  return Response.json(await tryAgent(ctx, await jsonBody(request), request.signal), { headers: { "cache-control": "no-store" } });
});
