import type { Metadata } from "next";
import { PageHeader } from "@/components/patterns/page-header";
import { LinkActions } from "@/components/sharing/owner/link/link-actions";
import { LinkView } from "@/components/sharing/owner/link/link-view";
import { parseLinkQuery } from "@/components/sharing/owner/link/link-query";
import { LinkStateTag } from "@/components/sharing/owner/list/link-state-tag";
import { QuestionQueue } from "@/components/sharing/questions/queue/question-queue";
import { parseQuestionsQuery, questionArguments } from "@/components/sharing/questions/queue/questions-query";
import { dataRoomPath, sharesPath } from "@/lib/client/workspace-urls";
import { loadLink, loadVisits } from "@/lib/domains/sharing/owner/loaders";
import { loadQuestions } from "@/lib/domains/sharing/questions/loaders";

interface PageProps {
  params: Promise<{ org: string; workspace: string; linkId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { org, workspace, linkId } = await params;
  const { link } = await loadLink({ organization: org, workspace }, linkId);
  return { title: link.name };
}

export default async function SharePage({ params, searchParams }: PageProps) {
  const { org, workspace, linkId } = await params;
  const address = { organization: org, workspace };
  const { tab, page, visits: asked } = parseLinkQuery(await searchParams);
  const { link, can } = await loadLink(address, linkId);
  const { visits, live, totals } = await loadVisits(address, { linkId, ...asked });
  const query = parseQuestionsQuery(await searchParams, linkId);
  const list = await loadQuestions(address, questionArguments(query));
  const takesQuestions = link.questionQuota !== null || Object.values(list.counts).some((count) => count > 0);
  return (
    <>
      <PageHeader
        title={link.name}
        trail={[
          { label: "Data room", href: dataRoomPath(address) },
          { label: "Share links", href: sharesPath(address) },
        ]}
        aside={<LinkStateTag state={link.state} />}
        actions={<LinkActions address={address} link={link} canRevoke={can.manage} />}
      />
      <LinkView {...{ address, link, can, visits, live, totals, tab, page }} questions={takesQuestions ? <QuestionQueue {...{ address, query, list }} /> : null} />
    </>
  );
}
