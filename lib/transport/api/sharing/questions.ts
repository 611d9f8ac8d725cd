import "server-only";
import type { z } from "zod";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { assertLink } from "@/lib/domains/sharing/owner/queries/list-links";
import { answerQuestion } from "@/lib/domains/sharing/questions/commands/answer-question";
import { approveAnswer } from "@/lib/domains/sharing/questions/commands/approve-answer";
import { declineQuestion } from "@/lib/domains/sharing/questions/commands/decline-question";
import { publishAnswer } from "@/lib/domains/sharing/questions/commands/publish-answer";
import { getQuestion, listQuestions } from "@/lib/domains/sharing/questions/queries/list-questions";
import type { QuestionDraftDto, QuestionDto } from "@/lib/domains/sharing/questions/schema";
import { assertPermission, type Command, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { idParam } from "../../params";
import { jsonBody } from "../../route";
import { pageOf, startOf } from "../offset-page";
import { optionalId, parseQuery } from "../query";
import { answerBody, approveBody, declineBody, listQuestionsQuery, publishBody, type questionSchema } from "./question-schemas";

type ApiQuestion = z.output<typeof questionSchema>;

export async function listApiQuestions(ctx: TenantContext, query: URLSearchParams) {
  assertPermission(ctx, "shares:read");
  const { linkId: asked, status, ...page } = parseQuery(listQuestionsQuery, query);
  const linkId = optionalId(asked, "link");
  const skip = startOf("questions", page);
  const { data, total } = await inTenantStatements(ctx, async (tx) => {
    if (linkId) await assertLink(tx, linkId);
    return listQuestions(tx, { ...(linkId ? { linkId } : {}), ...(status ? { status } : {}), limit: page.limit, skip });
  });
  return pageOf("questions", skip, data.map(apiQuestion), total);
}

export async function getApiQuestion(ctx: TenantContext, id: string): Promise<ApiQuestion> {
  assertPermission(ctx, "shares:read");
  return apiQuestion(await inTenantStatements(ctx, (tx) => getQuestion(tx, idParam(id, "question"))));
}

export const answerApiQuestion = (ctx: TenantContext, request: Request, id: string) => act(ctx, request, id, answerQuestion, answerBody);
export const approveApiAnswer = (ctx: TenantContext, request: Request, id: string) => act(ctx, request, id, approveAnswer, approveBody);
export const publishApiAnswer = (ctx: TenantContext, request: Request, id: string) => act(ctx, request, id, publishAnswer, publishBody);
export const declineApiQuestion = (ctx: TenantContext, request: Request, id: string) => act(ctx, request, id, declineQuestion, declineBody);

/** Who acts on a question is answered with it. */
async function act<S extends z.ZodObject, I extends z.ZodType>(ctx: TenantContext, request: Request, id: string, command: Command<I, QuestionDto>, body: S): Promise<ApiQuestion> {
  assertPermission(ctx, command.permission);
  assertPermission(ctx, "shares:read");
  const questionId = idParam(id, "question");
  const input = { questionId, ...parseInput(body, await jsonBody(request, 100_000)) };
  return apiQuestion(await command.execute(ctx, input as z.input<I>));
}

function apiQuestion({ can: _can, awaitsAnother: _awaits, draft, answer, ...question }: QuestionDto): ApiQuestion {
  return {
    ...question,
    draft: draft && { ...draft, citations: apiCitations(draft.citations) },
    answer: answer && { ...answer, citations: apiCitations(answer.citations) },
  };
}

function apiCitations(citations: QuestionDraftDto["citations"]) {
  return citations.map(({ number, documentId, versionId, documentName, page, cells, start, end, quote }) => {
    return { number, documentId, versionId, documentName, page, ...(cells ? { cells } : {}), start, end, quote };
  });
}
