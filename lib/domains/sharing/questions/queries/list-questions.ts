import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { notFound } from "@/lib/kernel/app-error";
import { parseInput } from "@/lib/kernel/command";
import { visibleLinksSql } from "../../visibility";
import { hasOtherApprover } from "../approvers";
import { type ListQuestions, listQuestionsSchema, QUESTION_STATUSES, type QuestionDto, type QuestionListDto, type QuestionStatus } from "../schema";
import { hiddenDocuments, QUESTION_COLUMNS, QUESTION_JOINS, questionDto, type QuestionRow } from "./question-rows";

/** Questions at links that the reader may know of, the newest first. */
export async function listQuestions(tx: TenantStatements, args: ListQuestions): Promise<QuestionListDto> {
  const { linkId, status, limit, skip } = parseInput(listQuestionsSchema, args);
  const ofLink = linkId ? Prisma.sql`AND q.link_id = ${linkId}::uuid` : Prisma.empty;
  const where = Prisma.sql`q.workspace_id = ${tx.ctx.workspaceId}::uuid AND ${visibleLinksSql(tx.ctx)} ${ofLink}`;
  const counted = await tx.rows<{ status: QuestionStatus; count: number }>(Prisma.sql`SELECT q.status, count(*)::int AS count
    FROM share_questions q JOIN share_links l ON l.id = q.link_id WHERE ${where} GROUP BY q.status`);
  const counts = Object.fromEntries(QUESTION_STATUSES.map((name) => [name, counted.find((row) => row.status === name)?.count ?? 0])) as Record<QuestionStatus, number>;
  const inState = status ? Prisma.sql`AND q.status = ${status}` : Prisma.empty;
  const rows = await tx.rows<QuestionRow>(Prisma.sql`SELECT ${QUESTION_COLUMNS} FROM ${QUESTION_JOINS} WHERE ${where} ${inState}
    ORDER BY q.created_at DESC, q.id DESC LIMIT ${limit} OFFSET ${skip}`);
  const total = status ? counts[status] : Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { data: await questionDtos(tx, rows), total, counts };
}

/** @throws AppError not_found for questions at links that the reader may not know of, too. */
export async function getQuestion(tx: TenantStatements, questionId: string): Promise<QuestionDto> {
  const [dto] = await questionDtos(tx, [await questionRow(tx, questionId)]);
  if (!dto) throw notFound("question");
  return dto;
}

/** `lock`: until the transaction ends; of two moves the second one finds what the first made of it. */
export async function questionRow(tx: TenantStatements, questionId: string, options: { lock?: boolean } = {}): Promise<QuestionRow> {
  const lock = options.lock ? Prisma.sql`FOR UPDATE OF q` : Prisma.empty;
  const [row] = await tx.rows<QuestionRow>(Prisma.sql`SELECT ${QUESTION_COLUMNS} FROM ${QUESTION_JOINS}
    WHERE q.id = ${questionId}::uuid AND q.workspace_id = ${tx.ctx.workspaceId}::uuid AND ${visibleLinksSql(tx.ctx)} ${lock}`);
  if (!row) throw notFound("question");
  return row;
}

async function questionDtos(tx: TenantStatements, rows: readonly QuestionRow[]): Promise<QuestionDto[]> {
  const hidden = await hiddenDocuments(tx, rows);
  // Asked only where it decides something: of answers that the reader wrote himself.
  const own = tx.ctx.permissions.has("shares:publish") && rows.some((row) => row.answered_by !== null && row.answered_by === tx.ctx.userId);
  const otherApprover = own && (await hasOtherApprover(tx));
  return rows.map((row) => questionDto(tx.ctx, row, { hidden, otherApprover }));
}
