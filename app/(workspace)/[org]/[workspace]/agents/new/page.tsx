import type { Metadata } from "next";
import { AgentForm } from "@/components/agents/form/agent-form";
import { PageHeader } from "@/components/patterns/page-header";
import { agentsPath } from "@/lib/client/workspace-urls";
import { loadNewAgent } from "@/lib/domains/agents/loaders";

export const metadata: Metadata = { title: "New agent" };

export default async function NewAgentPage({ params }: { params: Promise<{ org: string; workspace: string }> }) {
  const { org, workspace } = await params;
  const address = { organization: org, workspace };
  const { choices, can } = await loadNewAgent(address);
  return (
    <>
      <PageHeader title="New agent" trail={[{ label: "Agents", href: agentsPath(address) }]} />
      <div className="mx-auto w-full max-w-6xl px-4 py-5 lg:px-6">
        <AgentForm address={address} agent={null} choices={choices} canAsk={can.ask} />
      </div>
    </>
  );
}
