import type { Metadata } from "next";
import { Suspense } from "react";
import { EvaluationTab } from "@/components/evaluation/evaluation-tab";
import { BaseActions } from "@/components/knowledge/base-actions";
import { BaseStatistics } from "@/components/knowledge/base-statistics";
import { BaseStatus } from "@/components/knowledge/base-status";
import { baseTabOf, BaseTabs } from "@/components/knowledge/base-tabs";
import { ChunkingTab } from "@/components/knowledge/chunking-tab";
import { EvaluationSettingsForm } from "@/components/knowledge/evaluation-settings-form";
import { RetrievalTab } from "@/components/knowledge/retrieval-tab";
import { SourceList } from "@/components/knowledge/source-list";
import { ListSkeleton } from "@/components/patterns/list-skeleton";
import { PageHeader } from "@/components/patterns/page-header";
import { knowledgePath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { loadEvaluation } from "@/lib/domains/evaluation/loaders";
import { loadBase, loadPreview, loadRetrievalTest, loadSources, loadStatistics } from "@/lib/domains/knowledge/bases/loaders";
import { previewOf } from "@/lib/domains/knowledge/bases/schema";

export const metadata: Metadata = { title: "Knowledge base" };

type Query = Record<string, string | undefined>;

interface BasePageProps {
  params: Promise<{ org: string; workspace: string; base: string }>;
  searchParams: Promise<Query>;
}

export default async function BasePage({ params, searchParams }: BasePageProps) {
  const [{ org, workspace, base: baseId }, query] = await Promise.all([params, searchParams]);
  const address = { organization: org, workspace };
  const { base, can } = await loadBase(address, baseId);
  const tab = baseTabOf(query["tab"]);
  return (
    <>
      <PageHeader trail={[{ label: "Knowledge", href: knowledgePath(address) }]} title={base.name} aside={<BaseStatus base={base} />} />
      <div className="mx-auto w-full max-w-4xl px-4 py-5 lg:px-6">
        {base.description && <p className="mb-3 max-w-prose text-muted">{base.description}</p>}
        <BaseActions address={address} base={base} canManage={can.manage} canAsk={can.ask} />
        <BaseTabs address={address} baseId={base.id} tab={tab} />
        {tab === "sources" && <SourceList address={address} baseId={base.id} {...await loadSources(address, base.id)} />}
        {tab === "chunking" && <Chunking {...{ address, base, query }} canManage={can.manage} />}
        {tab === "test" && <Test {...{ address, base, query }} canManage={can.manage} />}
        {tab === "evaluation" && (
          <Suspense fallback={<ListSkeleton what="the evaluation" />}>
            <Evaluation {...{ address, base, query }} canManage={can.manage} />
          </Suspense>
        )}
        {tab === "statistics" && <BaseStatistics address={address} base={base} statistics={await loadStatistics(address, base.id)} />}
      </div>
    </>
  );
}

interface TabProps {
  address: WorkspaceAddress;
  base: Awaited<ReturnType<typeof loadBase>>["base"];
  query: Query;
  canManage: boolean;
}

async function Chunking({ address, base, query, canManage }: TabProps) {
  const { asked, settings } = previewOf(query, base.chunking);
  return <ChunkingTab {...{ address, canManage, settings, asked }} baseId={base.id} {...await loadPreview(address, base.id, asked)} />;
}

async function Test({ address, base, query, canManage }: TabProps) {
  const q = String(query["q"] ?? "").trim().slice(0, 4_000);
  return <RetrievalTab {...{ address, canManage, q }} base={base} test={q ? await loadRetrievalTest(address, base.id, q) : null} />;
}

async function Evaluation({ address, base }: TabProps) {
  const settings = <EvaluationSettingsForm key={JSON.stringify(base.evaluation)} address={address} baseId={base.id} settings={base.evaluation} />;
  return <EvaluationTab {...{ address, base, settings }} {...await loadEvaluation(address, base.id)} />;
}
