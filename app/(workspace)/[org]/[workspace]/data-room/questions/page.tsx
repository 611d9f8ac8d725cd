import type { Metadata } from "next";
import { Suspense } from "react";
import { ListSkeleton } from "@/components/patterns/list-skeleton";
import { PageHeader } from "@/components/patterns/page-header";
import { QuestionQueue } from "@/components/sharing/questions/queue/question-queue";
import { parseQuestionsQuery, questionArguments, type QuestionsQuery } from "@/components/sharing/questions/queue/questions-query";
import { dataRoomPath, sharesPath } from "@/lib/client/workspace-urls";
import { loadQuestions } from "@/lib/domains/sharing/questions/loaders";

export const metadata: Metadata = { title: "Visitors' questions" };

interface PageProps {
  params: Promise<{ org: string; workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function QuestionsPage({ params, searchParams }: PageProps) {
  const { org, workspace } = await params;
  const address = { organization: org, workspace };
  const query = parseQuestionsQuery(await searchParams);
  return (
    <>
      <PageHeader
        title="Visitors' questions"
        trail={[
          { label: "Data room", href: dataRoomPath(address) },
          { label: "Share links", href: sharesPath(address) },
        ]}
      />
      <div className="mx-auto w-full max-w-5xl px-4 py-5 lg:px-6">
        <Suspense fallback={<ListSkeleton what="questions" />}>
          <Questions address={address} query={query} />
        </Suspense>
      </div>
    </>
  );
}

async function Questions({ address, query }: { address: { organization: string; workspace: string }; query: QuestionsQuery }) {
  return <QuestionQueue address={address} query={query} list={await loadQuestions(address, questionArguments(query))} />;
}
