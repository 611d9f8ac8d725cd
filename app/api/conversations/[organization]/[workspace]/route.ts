import { inTenant } from "@/lib/db/tenant";
import { listConversations } from "@/lib/domains/chat/queries/conversations";
import { listConversationsSchema } from "@/lib/domains/chat/schema";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import { workspaceRoute } from "@/lib/transport/route";

export const GET = workspaceRoute<{ organization: string; workspace: string }>((ctx, { url }) => {
  assertPermission(ctx, "chat:ask");
  const args = parseInput(listConversationsSchema, Object.fromEntries(url.searchParams));
  return inTenant(ctx, (tx) => listConversations(tx, args));
});
