import { announcePresence } from "@/lib/domains/chat/shared/presence";
import { presenceSchema } from "@/lib/domains/chat/shared/schema";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import { idParam } from "@/lib/transport/params";
import { jsonBody, workspaceRoute } from "@/lib/transport/route";

export const POST = workspaceRoute<{ organization: string; workspace: string; conversationId: string }>(async (ctx, { request, params }) => {
  assertPermission(ctx, "chat:ask");
  const { state } = parseInput(presenceSchema, await jsonBody(request, 1_000));
  await announcePresence(ctx, idParam(params.conversationId, "conversation"), state);
  return new Response(null, { status: 204 });
});
