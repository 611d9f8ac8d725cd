import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Conversation } from "@/components/chat/conversation";
import { PanelScreen } from "@/components/chat/panel/panel-screen";
import { loadAskableAgents } from "@/lib/domains/agents/loaders";
import { loadConversation, loadEngine } from "@/lib/domains/chat/loaders";
import { loadAskableBases } from "@/lib/domains/knowledge/bases/loaders";
import { loadProjects } from "@/lib/domains/tenancy/loaders";
import { loadPanel } from "@/lib/domains/chat/panel/loaders";
import { isId } from "@/lib/kernel/ids";

interface ConversationPageProps {
  params: Promise<{ org: string; workspace: string; conversationId: string }>;
}

export const metadata: Metadata = { title: "Ask" };

export default async function ConversationPage({ params }: ConversationPageProps) {
  const { org, workspace, conversationId } = await params;
  if (!isId(conversationId)) notFound();
  const address = { organization: org, workspace };
  const panel = await loadPanel(address, conversationId);
  if (panel) return <PanelScreen key={conversationId} address={address} initial={panel} />;
  const [kept, agents, bases, projects] = await Promise.all([loadConversation(address, conversationId), loadAskableAgents(address), loadAskableBases(address), loadProjects(address)]);
  return (
    <Conversation
      key={conversationId}
      address={address}
      kept={kept}
      engine={await loadEngine(address)}
      agents={agents}
      bases={bases}
      projects={projects.data.map(({ id, name }) => ({ id, name }))}
      documents={[]}
      questions={[]}
      hasDocuments
    />
  );
}
