import type { Metadata } from "next";
import { Suspense } from "react";
import { AskBox } from "@/components/chat/ask-box";
import { SuggestedQuestions } from "@/components/chat/composer/suggested-questions";
import { askNowPath } from "@/components/chat/session/ask-urls";
import { DOCUMENT_EVENTS } from "@/components/dataroom/document-event-types";
import { Attention } from "@/components/home/attention";
import { awaitsSample, isBeingRead } from "@/components/home/home-items";
import { LiveHome } from "@/components/home/live-home";
import { PreparingSample } from "@/components/home/preparing-sample";
import { Recent } from "@/components/home/recent";
import { SampleNote } from "@/components/home/sample-note";
import { PageHeader } from "@/components/patterns/page-header";
import { Skeleton } from "@/components/ui/display/skeleton";
import { dataRoomPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { loadEngine, loadReadableConversations } from "@/lib/domains/chat/loaders";
import { loadStaleAnswers } from "@/lib/domains/chat/stale/loaders";
import { retryProcessingAction } from "@/lib/domains/dataroom/actions";
import { loadPendingSuggestions, loadReadableDocuments } from "@/lib/domains/dataroom/loaders";
import { loadProjects, loadWorkspaceFrame } from "@/lib/domains/tenancy/loaders";

export const metadata: Metadata = { title: "Home" };
const SHOWN = 6;
export default async function HomePage({ params }: { params: Promise<{ org: string; workspace: string }> }) {
  const { org, workspace } = await params;
  const address = { organization: org, workspace };
  const { nav } = await loadWorkspaceFrame(address);
  return (
    <>
      <PageHeader title="Home" />
      <div className="mx-auto flex w-full max-w-4xl flex-col gap-9 px-4 py-8 lg:px-6 lg:pt-12">
        {nav.ask && (
          <div>
            <h2 className="mb-4 text-2xl">What do you want to know?</h2>
            <AskBox address={address} engine={await loadEngine(address)} />
            <Suspense fallback={<Skeleton className="mt-5 h-32 w-full" />}><Suggestions address={address} /></Suspense>
          </div>
        )}
        <Suspense fallback={<Skeleton className="h-48 w-full" />}><Work address={address} /></Suspense>
      </div>
    </>
  );
}

async function Suggestions({ address }: { address: WorkspaceAddress }) {
  const [projects, library] = await Promise.all([loadProjects(address), loadReadableDocuments(address, { limit: 1 })]);
  const sample = projects.data.find((project) => project.isSample);
  if (awaitsSample(projects.data, library.total)) return <PreparingSample />;
  if (!sample) return null;
  const documents = await loadReadableDocuments(address, { projectId: sample.id });
  return (
    <div className="mt-5">
      <SuggestedQuestions questions={sample.questions} hrefs={sample.questions.map((one) => askNowPath(address, one))} />
      <SampleNote name={sample.name} href={dataRoomPath(address, { project: sample.id })} reading={isBeingRead(documents.data)} />
    </div>
  );
}

async function Work({ address }: { address: WorkspaceAddress }) {
  const [failed, processing, queued, suggested, recent, conversations, projects, outdated] = await Promise.all([
    loadReadableDocuments(address, { status: "failed", limit: SHOWN }),
    loadReadableDocuments(address, { status: "processing", limit: SHOWN }),
    loadReadableDocuments(address, { status: "queued", limit: SHOWN }),
    loadPendingSuggestions(address, SHOWN),
    loadReadableDocuments(address, { limit: SHOWN }),
    loadReadableConversations(address, { limit: SHOWN }),
    loadProjects(address),
    loadStaleAnswers(address, SHOWN),
  ]);
  const working = { data: [...processing.data, ...queued.data].slice(0, SHOWN), total: processing.total + queued.total };
  const retry = recent.can.process ? { retry: retryProcessingAction.bind(null, address) } : {};
  const awaited = awaitsSample(projects.data, recent.total);
  return (
    <>
      <Attention {...{ address, failed, working, suggested, outdated, ...retry }} />
      <Recent address={address} documents={recent} conversations={conversations} awaited={awaited} canUpload={recent.can.upload} />
      <LiveHome address={address} events={DOCUMENT_EVENTS} pending={awaited || working.total > 0} />
    </>
  );
}
