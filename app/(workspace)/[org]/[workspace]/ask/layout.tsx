import type { ReactNode } from "react";
import { ConversationsFrame } from "@/components/chat/conversations/conversations-frame";
import { ConversationsProvider } from "@/components/chat/conversations/conversations-context";
import { loadConversations } from "@/lib/domains/chat/loaders";

const LISTED = 50;

export default async function AskLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ org: string; workspace: string }>;
}) {
  const { org, workspace } = await params;
  const address = { organization: org, workspace };
  return (
    <ConversationsProvider address={address} listed={loadConversations(address, { limit: LISTED })}>
      <ConversationsFrame>{children}</ConversationsFrame>
    </ConversationsProvider>
  );
}
