import "server-only";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { isAppError } from "@/lib/kernel/app-error";
import { logger } from "@/lib/kernel/logger";
import { picturePageOf } from "../pages/shared-pages";
import type { ShareContext } from "../visits";
import { listVisitorQuestions } from "./queries/visitor-questions";
import type { VisitorCitationDto, VisitorQuestionsDto } from "./schema";

/** Visitors turn pages of pictures: each citation gets the one that its quote stands on. Asked outside any transaction, since pages may have to be laid out first. */
export async function readVisitorQuestions(share: ShareContext): Promise<VisitorQuestionsDto> {
  const { questions, quota } = await inTenantStatements(share.tenant, (tx) => listVisitorQuestions(tx, share));
  const placed = [];
  for (const question of questions) {
    const citations = [];
    for (const citation of question.answer?.citations ?? []) citations.push({ ...citation, picturePage: await pictureOf(share, citation) });
    placed.push({ ...question, answer: question.answer && { ...question.answer, citations } });
  }
  return { questions: placed, quota };
}

/** Null: the document opens at its first page. */
async function pictureOf(share: ShareContext, { opens, documentId, page, start }: VisitorCitationDto): Promise<number | null> {
  if (!opens) return null;
  try {
    return await picturePageOf(share, documentId, { page, start });
  } catch (error) {
    if (!isAppError(error)) logger().warn({ err: error, documentId }, "a quote's page could not be worked out");
    return null;
  }
}
