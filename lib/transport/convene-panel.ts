import "server-only";
import { convenePanel } from "@/lib/domains/chat/panel/commands/convene-panel";
import { convenePanelSchema } from "@/lib/domains/chat/panel/schema";
import { runPanel } from "@/lib/domains/chat/panel/run-panel";
import { renewContext } from "@/lib/domains/tenancy/contexts";
import { parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";

/** Begins a panel in this process; it goes on when the browser leaves. */
export async function beginPanel(ctx: TenantContext, body: unknown): Promise<{ conversationId: string }> {
  const panel = await convenePanel.execute(ctx, parseInput(convenePanelSchema, body));
  void runPanel(ctx, panel, () => renewContext(ctx));
  return { conversationId: panel.conversationId };
}
