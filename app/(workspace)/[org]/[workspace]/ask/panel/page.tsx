import { Users } from "lucide-react";
import type { Metadata } from "next";
import { PanelForm } from "@/components/chat/panel/panel-form";
import { askPath } from "@/components/chat/session/ask-urls";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageHeader } from "@/components/patterns/page-header";
import { loadAskableAgents } from "@/lib/domains/agents/loaders";
import { loadDocument } from "@/lib/domains/dataroom/loaders";
import { loadProjects } from "@/lib/domains/tenancy/loaders";

export const metadata: Metadata = { title: "Ask a panel" };

const MOST_DOCUMENTS = 10;

interface PanelPageProps {
  params: Promise<{ org: string; workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** ?q= fills the box, ?documents=id,id looks only there. */
export default async function PanelPage({ params, searchParams }: PanelPageProps) {
  const [{ org, workspace }, query] = await Promise.all([params, searchParams]);
  const address = { organization: org, workspace };
  const ids = text(query.documents).split(",").filter(Boolean).slice(0, MOST_DOCUMENTS);
  const [agents, projects, documents] = await Promise.all([
    loadAskableAgents(address),
    loadProjects(address),
    Promise.all(ids.map(async (id) => (await loadDocument(address, id)).document)),
  ]);
  return (
    <>
      <PageHeader trail={[{ label: "Ask", href: askPath(address) }]} title="Ask a panel" />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto w-full max-w-4xl px-4 py-6 lg:px-6">
          {agents.length < 2 ? (
            <EmptyState icon={<Users aria-hidden />} title="No specialists to choose from">
              Your role does not allow asking agents. Ask an administrator of this workspace for it.
            </EmptyState>
          ) : (
            <PanelForm
              address={address}
              agents={agents}
              projects={projects.data.map(({ id, name }) => ({ id, name }))}
              documents={documents.map(({ id, name }) => ({ id, name }))}
              question={text(query.q)}
            />
          )}
        </div>
      </div>
    </>
  );
}

function text(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}
