import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { agentListOf, AgentsScreen } from "@/components/agents/list/agents-screen";
import { PageHeader } from "@/components/patterns/page-header";
import { buttonClass } from "@/components/ui/controls/button";
import { agentPath } from "@/lib/client/workspace-urls";
import { loadAgents } from "@/lib/domains/agents/loaders";

export const metadata: Metadata = { title: "Agents" };

interface AgentsPageProps {
  params: Promise<{ org: string; workspace: string }>;
  searchParams: Promise<{ list?: string; q?: string }>;
}

export default async function AgentsPage({ params, searchParams }: AgentsPageProps) {
  const [{ org, workspace }, query] = await Promise.all([params, searchParams]);
  const address = { organization: org, workspace };
  const list = agentListOf(query.list);
  const q = String(query.q ?? "").trim().slice(0, 100);
  const { library, own, can } = await loadAgents(address, { q, deleted: list === "deleted" });
  return (
    <>
      <PageHeader
        title="Agents"
        actions={
          can.manage && (
            <Link href={agentPath(address, "new")} className={buttonClass("primary", "sm")}>
              <Plus aria-hidden />
              New agent
            </Link>
          )
        }
      />
      <AgentsScreen {...{ address, list, q, library, own, can }} />
    </>
  );
}
