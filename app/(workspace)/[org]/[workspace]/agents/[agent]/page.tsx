import type { Metadata } from "next";
import Link from "next/link";
import { AgentForm } from "@/components/agents/form/agent-form";
import { AgentFacts } from "@/components/agents/view/agent-facts";
import { AgentVersions } from "@/components/agents/view/agent-versions";
import { CloneButton } from "@/components/agents/view/clone-button";
import { PageHeader } from "@/components/patterns/page-header";
import { buttonClass } from "@/components/ui/controls/button";
import { agentsPath, askAgentPath } from "@/lib/client/workspace-urls";
import { loadAgent } from "@/lib/domains/agents/loaders";

interface AgentPageProps {
  params: Promise<{ org: string; workspace: string; agent: string }>;
}

export async function generateMetadata({ params }: AgentPageProps): Promise<Metadata> {
  const { org, workspace, agent } = await params;
  return { title: (await loadAgent({ organization: org, workspace }, agent)).agent.name };
}

export default async function AgentPage({ params }: AgentPageProps) {
  const { org, workspace, agent: ref } = await params;
  const address = { organization: org, workspace };
  const loaded = await loadAgent(address, ref);
  const { agent, can } = loaded;
  const editable = loaded.kind === "own" && loaded.choices;
  return (
    <>
      <PageHeader
        title={agent.name}
        trail={[{ label: "Agents", href: agentsPath(address, { list: loaded.kind === "own" ? "own" : null }) }]}
        actions={
          <>
            {can.manage && <CloneButton address={address} agent={ref} />}
            {can.ask && (
              <Link href={askAgentPath(address, ref)} className={buttonClass("primary", "sm")}>
                Ask
              </Link>
            )}
          </>
        }
      />
      <div className={`mx-auto flex w-full flex-col gap-5 px-4 py-5 lg:px-6 ${editable ? "max-w-6xl" : "max-w-4xl"}`}>
        {agent.summary && <p className="max-w-prose text-muted">{agent.summary}</p>}
        {editable ? <AgentForm address={address} agent={loaded.agent} choices={editable} canAsk={can.ask} /> : <AgentFacts address={address} agent={{ ...agent, ref }} canAsk={can.ask} />}
        {loaded.kind === "own" && <AgentVersions address={address} agentId={loaded.agent.id} versions={loaded.versions} canManage={can.manage} />}
      </div>
    </>
  );
}
