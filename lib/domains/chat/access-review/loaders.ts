import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { contextViewAs, requireWorkspace } from "@/lib/domains/tenancy/contexts";
import { listStandings } from "@/lib/domains/tenancy/queries/standings";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { notFound } from "@/lib/kernel/app-error";
import { assertPermission } from "@/lib/kernel/command";
import { isId } from "@/lib/kernel/ids";
import { loadOrNotFound } from "@/lib/transport/loader";
import { reviewAnswer, reviewDocuments, reviewSearch, type Review } from "./review";
import type { AccessReviewQuery, ReviewedAnswerDto, ReviewedListDto, ReviewedMemberDto } from "./schema";

const ANSWER_MS = 60_000;

/** Those who may enter the workspace. */
export function loadReviewableMembers(slugs: WorkspaceSlugs): Promise<ReviewedMemberDto[]> {
  return loadOrNotFound(async () => {
    const reviewer = await requireWorkspace(slugs);
    assertPermission(reviewer, "access:viewAs");
    return (await inTenant(reviewer, (tx) => listStandings(tx))).map(({ userId, name, email }) => ({ id: userId, name, email }));
  });
}

async function reviewOf(slugs: WorkspaceSlugs, memberId: string): Promise<Review> {
  const reviewer = await requireWorkspace(slugs);
  if (!isId(memberId)) throw notFound("member");
  const viewed = await contextViewAs(reviewer, memberId);
  // Without it the member cannot open the workspace, and there is nothing to see as him.
  if (!viewed.permissions.has("workspace:read")) throw notFound("member");
  return { reviewer, viewed };
}

export function loadReviewedDocuments(slugs: WorkspaceSlugs, memberId: string, query: Pick<AccessReviewQuery, "show" | "page">): Promise<ReviewedListDto> {
  return loadOrNotFound(async () => reviewDocuments(await reviewOf(slugs, memberId), query));
}

export function loadReviewedSearch(slugs: WorkspaceSlugs, memberId: string, query: string): ReturnType<typeof reviewSearch> {
  return loadOrNotFound(async () => reviewSearch(await reviewOf(slugs, memberId), query));
}

export function loadReviewedAnswer(slugs: WorkspaceSlugs, memberId: string, question: string): Promise<ReviewedAnswerDto> {
  return loadOrNotFound(async () => reviewAnswer(await reviewOf(slugs, memberId), question, AbortSignal.timeout(ANSWER_MS)));
}
