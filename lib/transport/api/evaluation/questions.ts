import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { acceptQuestion } from "@/lib/domains/evaluation/questions/commands/accept-question";
import { deleteQuestion } from "@/lib/domains/evaluation/questions/commands/delete-question";
import { editQuestion } from "@/lib/domains/evaluation/questions/commands/edit-question";
import { importQuestions } from "@/lib/domains/evaluation/questions/commands/import-questions";
import { proposeFromFeedback } from "@/lib/domains/evaluation/questions/commands/propose-from-feedback";
import { proposeQuestions } from "@/lib/domains/evaluation/questions/commands/propose-questions";
import { writeQuestion } from "@/lib/domains/evaluation/questions/commands/write-question";
import { getQuestion, listQuestions } from "@/lib/domains/evaluation/questions/queries/golden-questions";
import type { GoldenQuestionDto, ImportReportDto } from "@/lib/domains/evaluation/questions/schema";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { idParam } from "../../params";
import { jsonBody } from "../../route";
import { pageOfAll } from "../offset-page";
import { parseQuery } from "../query";
import { pageQuery } from "../schemas";
import { feedbackBody, importBody, proposeBody, questionBody } from "./evaluation-schemas";

const baseIdOf = (id: string) => idParam(id, "knowledge base");
const questionIdOf = (id: string) => idParam(id, "golden question");

function assertManages(ctx: TenantContext): void {
  assertPermission(ctx, "knowledge:manage");
  assertPermission(ctx, "knowledge:read");
}

function read(ctx: TenantContext, baseId: string, questionId: string): Promise<GoldenQuestionDto> {
  return inTenant(ctx, async (tx) => {
    await getBase(tx, baseId);
    return getQuestion(tx, baseId, questionId);
  });
}

export async function listApiQuestions(ctx: TenantContext, id: string, query: URLSearchParams) {
  assertPermission(ctx, "knowledge:read");
  const baseId = baseIdOf(id);
  const questions = await inTenant(ctx, async (tx) => {
    await getBase(tx, baseId);
    return listQuestions(tx, baseId);
  });
  return pageOfAll("golden-questions", parseQuery(pageQuery, query), questions);
}

export async function getApiQuestion(ctx: TenantContext, id: string, questionId: string): Promise<GoldenQuestionDto> {
  assertPermission(ctx, "knowledge:read");
  return read(ctx, baseIdOf(id), questionIdOf(questionId));
}

export async function writeApiQuestion(ctx: TenantContext, request: Request, id: string): Promise<Response> {
  assertManages(ctx);
  const baseId = baseIdOf(id);
  const { questionId } = await writeQuestion.execute(ctx, { ...parseInput(questionBody, await jsonBody(request)), baseId });
  return Response.json(await read(ctx, baseId, questionId), { status: 201 });
}

export async function editApiQuestion(ctx: TenantContext, request: Request, id: string, question: string): Promise<GoldenQuestionDto> {
  assertManages(ctx);
  const [baseId, questionId] = [baseIdOf(id), questionIdOf(question)];
  await editQuestion.execute(ctx, { ...parseInput(questionBody, await jsonBody(request)), baseId, questionId });
  return read(ctx, baseId, questionId);
}

export async function acceptApiQuestion(ctx: TenantContext, id: string, question: string): Promise<GoldenQuestionDto> {
  assertManages(ctx);
  const [baseId, questionId] = [baseIdOf(id), questionIdOf(question)];
  await acceptQuestion.execute(ctx, { baseId, questionId });
  return read(ctx, baseId, questionId);
}

export async function deleteApiQuestion(ctx: TenantContext, id: string, question: string): Promise<Response> {
  await deleteQuestion.execute(ctx, { baseId: baseIdOf(id), questionId: questionIdOf(question) });
  return new Response(null, { status: 204 });
}

export async function importApiQuestions(ctx: TenantContext, request: Request, id: string): Promise<ImportReportDto> {
  assertManages(ctx);
  return importQuestions.execute(ctx, { ...parseInput(importBody, await jsonBody(request)), baseId: baseIdOf(id) });
}

export async function proposeApiQuestions(ctx: TenantContext, request: Request, id: string): Promise<{ proposed: number }> {
  assertManages(ctx);
  return proposeQuestions.execute(ctx, { ...parseInput(proposeBody, await jsonBody(request)), baseId: baseIdOf(id) });
}

export async function proposeApiFeedback(ctx: TenantContext, request: Request, id: string): Promise<Response> {
  assertManages(ctx);
  const baseId = baseIdOf(id);
  const { questionId } = await proposeFromFeedback.execute(ctx, { ...parseInput(feedbackBody, await jsonBody(request)), baseId });
  return Response.json(await read(ctx, baseId, questionId), { status: 201 });
}
