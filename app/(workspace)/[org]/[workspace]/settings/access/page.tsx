import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { MemberPicker } from "@/components/chat/access-review/member-picker";
import { ReviewQuestionForm } from "@/components/chat/access-review/review-question-form";
import { ReviewedAnswer } from "@/components/chat/access-review/reviewed-answer";
import { ReviewedDocuments } from "@/components/chat/access-review/reviewed-documents";
import { ReviewedSearch } from "@/components/chat/access-review/reviewed-search";
import { BreakGlassRequests } from "@/components/chat/break-glass/break-glass-requests";
import { PrivateConversations } from "@/components/chat/break-glass/private-conversations";
import { SectionCard } from "@/components/patterns/section-card";
import { Skeleton } from "@/components/ui/display/skeleton";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { loadReviewableMembers, loadReviewedAnswer, loadReviewedDocuments, loadReviewedSearch } from "@/lib/domains/chat/access-review/loaders";
import { type AccessReviewQuery, accessReviewQuery } from "@/lib/domains/chat/access-review/schema";
import { loadBreakGlass } from "@/lib/domains/chat/break-glass/loaders";
import { canSeeRequests } from "@/lib/domains/chat/break-glass/policy";
import { loadPermissions } from "@/lib/domains/tenancy/loaders";

export const metadata: Metadata = { title: "Access" };

interface PageProps {
  params: Promise<{ org: string; workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AccessPage({ params, searchParams }: PageProps) {
  const { org, workspace } = await params;
  const address = { organization: org, workspace };
  const permissions = new Set(await loadPermissions(address));
  const [viewAs, requests] = [permissions.has("access:viewAs"), canSeeRequests({ permissions })];
  if (!viewAs && !requests) notFound();
  const query = accessReviewQuery(await searchParams);
  return (
    <>
      {viewAs && (
        <SectionCard id="view-as" title="View as" description="See the documents, search results and answers that a member gets here, and which rule hides the rest. What you may not see yourself is not shown.">
          <Suspense fallback={<Skeleton className="h-64 w-full" />}>
            <ViewAs address={address} query={query} />
          </Suspense>
        </SectionCard>
      )}
      {requests && (
        <SectionCard id="conversations" title="Private conversations" description="Reading somebody else's conversation takes a reason and a second administrator, ends after an hour, and is told to its owner.">
          <Suspense fallback={<Skeleton className="h-40 w-full" />}>
            <Conversations address={address} />
          </Suspense>
        </SectionCard>
      )}
    </>
  );
}

async function ViewAs({ address, query }: { address: WorkspaceAddress; query: AccessReviewQuery }) {
  const { member, q, ask } = query;
  const [members, list] = await Promise.all([loadReviewableMembers(address), member && !q && !ask ? loadReviewedDocuments(address, member, query) : null]);
  const [found, answer] = await Promise.all([member && q ? loadReviewedSearch(address, member, q) : null, member && ask ? loadReviewedAnswer(address, member, ask) : null]);
  const place = { address, member };
  return (
    <div key={`${member} ${q} ${ask}`} className="flex flex-col gap-5">
      <MemberPicker address={address} members={members} selected={member || null} />
      {member && <ReviewQuestionForm {...place} kind="q" label="Search as the member" action="Search" value={q} />}
      {found && <ReviewedSearch result={found} />}
      {member && <ReviewQuestionForm {...place} kind="ask" label="Ask as the member" action="Ask" value={ask} />}
      {answer && <ReviewedAnswer answer={answer} />}
      {list && <ReviewedDocuments {...place} list={list} query={query} />}
    </div>
  );
}

async function Conversations({ address }: { address: WorkspaceAddress }) {
  const { requests, conversations, canRequest } = await loadBreakGlass(address);
  return (
    <div className="flex flex-col gap-6">
      <BreakGlassRequests address={address} requests={requests} />
      <PrivateConversations {...{ address, conversations, canRequest }} />
    </div>
  );
}
