import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { baseAbilities } from "@/lib/domains/knowledge/bases/policy";
import { noteQuestions } from "@/lib/domains/knowledge/publishing/queries";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { newId } from "@/lib/kernel/ids";
import { z } from "zod";
import { seesDocumentsSql } from "../../visibility";
import { type GoldenPassageDto, type GoldenQuestionDto, MOST_QUESTIONS, type Origin, questionKey, type QuestionStatus, type StoredPassage, storedPassageSchema } from "../schema";

interface Row {
  id: string;
  question: string;
  expectedAnswer: string | null;
  answerable: boolean;
  passages: unknown;
  origin: string;
  status: string;
  revision: number;
  createdAt: string | Date;
  updatedAt: string | Date;
}

const storedPassages = z.array(storedPassageSchema);

/** Those that the actor may see, oldest first; proposals behind the accepted ones, and only for who manages the base: one may come out of a conversation of his. */
export async function listQuestions(tx: TenantStatements, baseId: string, where: Prisma.Sql = Prisma.sql`TRUE`): Promise<GoldenQuestionDto[]> {
  const stands = baseAbilities(tx.ctx).manage ? Prisma.sql`TRUE` : Prisma.sql`q.status = 'accepted'`;
  const rows = await tx.rows<Row>(Prisma.sql`SELECT q.id, q.question, q.expected_answer AS "expectedAnswer", q.answerable, q.passages, q.origin, q.status, q.revision, q.created_at AS "createdAt", q.updated_at AS "updatedAt"
    FROM golden_questions q WHERE q.base_id = ${baseId}::uuid AND ${where} AND ${stands} AND ${seesDocumentsSql(tx.ctx, Prisma.sql`q.rests_on`)} ORDER BY q.status, q.created_at, q.id`);
  const stored = rows.map((row) => storedPassages.parse(row.passages));
  const named = await namePassages(tx, stored.flat());
  return rows.map(({ origin, status, createdAt, updatedAt, ...row }, at) => ({
    ...row,
    origin: origin as Origin,
    status: status as QuestionStatus,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
    passages: (stored[at] ?? []).flatMap((passage) => named(passage) ?? []),
  }));
}

/** @throws AppError not_found also when it exists and the actor may not see it. */
export async function getQuestion(tx: TenantStatements, baseId: string, questionId: string): Promise<GoldenQuestionDto> {
  const [question] = await listQuestions(tx, baseId, Prisma.sql`q.id = ${questionId}::uuid`);
  if (!question) throw notFound("golden question");
  return question;
}

/** Of documents that the caller has been let in to. */
export async function namePassages(tx: TenantStatements, passages: readonly StoredPassage[]): Promise<(passage: StoredPassage) => GoldenPassageDto | null> {
  const rows = await tx.rows<{ versionId: string; page: number; documentName: string; version: number; pageLabel: string | null; current: boolean }>(Prisma.sql`SELECT v.id AS "versionId", w.page, d.name AS "documentName",
      v.number AS version, g.label AS "pageLabel", d.current_version_id IS NOT DISTINCT FROM v.id AND d.deleted_at IS NULL AS current
    FROM (SELECT DISTINCT version, page FROM jsonb_to_recordset(${JSON.stringify(passages.map(({ versionId, page }) => ({ version: versionId, page })))}::jsonb) AS r(version uuid, page int)) w
    JOIN document_versions v ON v.id = w.version JOIN documents d ON d.id = v.document_id LEFT JOIN document_pages g ON g.version_id = v.id AND g.number = w.page`);
  const byPlace = new Map(rows.map(({ versionId, page, ...names }) => [`${versionId} ${page}`, names]));
  return (passage) => {
    const names = byPlace.get(`${passage.versionId} ${passage.page}`);
    return names ? { ...passage, ...names } : null;
  };
}

export interface NewQuestion {
  question: string;
  expectedAnswer: string | null;
  answerable: boolean;
  passages: readonly StoredPassage[];
  origin: Origin;
  status: QuestionStatus;
  /** Besides the documents of its passages. */
  restsOn?: readonly string[];
}

const documentsOf = (passages: readonly StoredPassage[]): string[] => [...new Set(passages.map(({ documentId }) => documentId))];

/** The base's questions by their words, also those that the actor may not see: for what is written twice. Of a base that is locked. */
export async function questionKeys(tx: TenantStatements, baseId: string): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; question: string }>(Prisma.sql`SELECT id, question FROM golden_questions WHERE base_id = ${baseId}::uuid`);
  return new Map(rows.map(({ id, question }) => [questionKey(question), id]));
}

/** Into a base that is locked. @throws AppError quota_exceeded beyond what a base holds. */
export async function insertQuestions(tx: TenantStatements, baseId: string, questions: readonly NewQuestion[]): Promise<string[]> {
  const { organizationId, workspaceId, userId } = tx.ctx;
  const [row] = await tx.rows<{ total: number }>(Prisma.sql`SELECT count(*)::int AS total FROM golden_questions WHERE base_id = ${baseId}::uuid`);
  if ((row?.total ?? 0) + questions.length > MOST_QUESTIONS) {
    throw new AppError("quota_exceeded", { userMessage: `A knowledge base holds at most ${MOST_QUESTIONS} golden questions, proposals included. Nothing was added; delete some first.` });
  }
  const rows = questions.map((one, at) => ({ ...one, id: newId(), at, rests: [...new Set([...documentsOf(one.passages), ...(one.restsOn ?? [])])] }));
  await tx.rows(Prisma.sql`INSERT INTO golden_questions (id, organization_id, workspace_id, base_id, question, expected_answer, answerable, passages, rests_on, origin, status, created_by, created_at)
    SELECT id, ${organizationId}::uuid, ${workspaceId}::uuid, ${baseId}::uuid, question, "expectedAnswer", answerable, passages, ARRAY(SELECT jsonb_array_elements_text(rests)::uuid), origin, status, ${userId}::uuid, clock_timestamp() + at * interval '1 millisecond'
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, at int, question text, "expectedAnswer" text, answerable boolean, passages jsonb, rests jsonb, origin text, status text)`);
  if (questions.some(({ status }) => status === "accepted")) await recount(tx, baseId);
  return rows.map(({ id }) => id);
}

/** After it the question asks and expects this; measurements of it as it was are no longer compared. */
export async function rewriteQuestion(tx: TenantStatements, baseId: string, questionId: string, changed: Pick<NewQuestion, "question" | "expectedAnswer" | "answerable" | "passages">): Promise<number> {
  const { question, expectedAnswer, answerable, passages } = changed;
  const documents = Prisma.sql`${documentsOf(passages)}::uuid[]`;
  const [row] = await tx.rows<{ revision: number; status: string }>(Prisma.sql`UPDATE golden_questions SET question = ${question}, expected_answer = ${expectedAnswer}, answerable = ${answerable}, passages = ${JSON.stringify(passages)}::jsonb,
      rests_on = CASE origin WHEN 'feedback' THEN ARRAY(SELECT DISTINCT unnest(rests_on || ${documents})) ELSE ${documents} END, revision = revision + 1, updated_at = now() WHERE id = ${questionId}::uuid AND base_id = ${baseId}::uuid RETURNING revision, status`);
  if (!row) throw notFound("golden question");
  if (row.status === "accepted") await recount(tx, baseId);
  return row.revision;
}

/** Tells the publish gate how many there are, and that they changed. */
export async function recount(tx: TenantStatements, baseId: string): Promise<void> {
  const [row] = await tx.rows<{ total: number }>(Prisma.sql`SELECT count(*)::int AS total FROM golden_questions WHERE base_id = ${baseId}::uuid AND status = 'accepted'`);
  await noteQuestions(tx, baseId, row?.total ?? 0);
}
