import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Conversation } from "@/components/chat/conversation";
import { loadAskableAgents } from "@/lib/domains/agents/loaders";
import { loadConversation, loadEngine } from "@/lib/domains/chat/loaders";
import { isId } from "@/lib/kernel/ids";

interface ConversationPageProps {
  params: Promise<{ org: string; workspace: string; conversationId: string }>;
}

export const metadata: Metadata = { title: "Ask" };

export default async function ConversationPage({ params }: ConversationPageProps) {
  const { org, workspace, conversationId } = await params;
  if (!isId(conversationId)) notFound();
  const address = { organization: org, workspace };
  const [kept, agents] = await Promise.all([loadConversation(address, conversationId), loadAskableAgents(address)]);
  return (
    <Conversation
      key={conversationId}
      address={address}
      kept={kept}
      engine={await loadEngine(address)}
      agents={agents}
      projects={[]}
      documents={[]}
      questions={[]}
      hasDocuments
    />
  );
}
