import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { type Subject, subjectSchema } from "@/lib/domains/knowledge/publishing/schema";
import { newId } from "@/lib/kernel/ids";
import { z } from "zod";
import type { RunFigures } from "../../metrics/run-figures";
import { type StoredPassage, storedPassageSchema } from "../../questions/schema";
import { seesDocumentsSql } from "../../visibility";
import { type Outcome, outcomeSchema } from "../schema";

/** A run as the worker knows it. */
export interface RunWork {
  id: string;
  baseId: string;
  baseName: string;
  number: number;
  k: number;
  subject: Subject;
  startedBy: string;
  status: string;
}

export interface AskedQuestion {
  ordinal: number;
  questionId: string;
  revision: number;
  question: string;
  expectedAnswer: string | null;
  answerable: boolean;
  passages: StoredPassage[];
}

/** Of a base that is locked: the run with the accepted questions that the actor may see, as they stand; or that there are none, or that another run of the organization is open. */
export async function insertRun(tx: TenantStatements, run: { baseId: string; subject: Subject; k: number; startedBy: string }): Promise<{ runId: string; number: number; questions: number } | "no-questions" | "another-open"> {
  const { organizationId, workspaceId } = tx.ctx;
  const [runId, { baseId, subject, k, startedBy }] = [newId(), run];
  const [row] = await tx.rows<{ number: number }>(Prisma.sql`INSERT INTO evaluation_runs (id, organization_id, workspace_id, base_id, number, subject, k, total, started_by, open_for)
    SELECT ${runId}::uuid, ${organizationId}::uuid, ${workspaceId}::uuid, ${baseId}::uuid, coalesce(max(number), 0) + 1, ${JSON.stringify(subject)}::jsonb, ${k}, 0, ${startedBy}::uuid, ${organizationId}::uuid FROM evaluation_runs WHERE base_id = ${baseId}::uuid
    ON CONFLICT (open_for) DO NOTHING RETURNING number`);
  if (!row) return "another-open";
  const asked = await tx.rows(Prisma.sql`INSERT INTO evaluation_results (organization_id, workspace_id, run_id, ordinal, question_id, revision, question, expected_answer, answerable, passages, rests_on)
    SELECT q.organization_id, q.workspace_id, ${runId}::uuid, row_number() OVER (ORDER BY q.created_at, q.id), q.id, q.revision, q.question, q.expected_answer, q.answerable, q.passages, q.rests_on
    FROM golden_questions q WHERE q.base_id = ${baseId}::uuid AND q.status = 'accepted' AND ${seesDocumentsSql(tx.ctx, Prisma.sql`q.rests_on`)} RETURNING ordinal`);
  if (asked.length === 0) return "no-questions";
  await tx.rows(Prisma.sql`UPDATE evaluation_runs SET total = ${asked.length} WHERE id = ${runId}::uuid`);
  return { runId, number: row.number, questions: asked.length };
}

/** `lock`: with nothing else changing it meanwhile. */
export async function getRunWork(tx: TenantStatements, runId: string, options: { lock?: boolean } = {}): Promise<RunWork | null> {
  const [row] = await tx.rows<Omit<RunWork, "subject"> & { subject: unknown }>(Prisma.sql`SELECT r.id, r.base_id AS "baseId", b.name AS "baseName", r.number, r.k, r.subject, r.started_by AS "startedBy", r.status
    FROM evaluation_runs r JOIN knowledge_bases b ON b.id = r.base_id WHERE r.id = ${runId}::uuid AND b.deleted_at IS NULL ${options.lock ? Prisma.sql`FOR UPDATE OF r` : Prisma.empty}`);
  return row ? { ...row, subject: subjectSchema.parse(row.subject) } : null;
}

export async function nextQuestion(tx: TenantStatements, runId: string): Promise<AskedQuestion | null> {
  const [row] = await tx.rows<Omit<AskedQuestion, "passages"> & { passages: unknown }>(Prisma.sql`SELECT ordinal, question_id AS "questionId", revision, question, expected_answer AS "expectedAnswer", answerable, passages
    FROM evaluation_results WHERE run_id = ${runId}::uuid AND outcome IS NULL ORDER BY ordinal LIMIT 1`);
  return row ? { ...row, passages: z.array(storedPassageSchema).parse(row.passages) } : null;
}

interface Kept {
  ordinal: number;
  outcome: Outcome;
  answer: string;
  shown: readonly string[];
  engine: string;
}

/** Of a run that is locked. Kept once: a question that two workers asked counts as it was first answered. */
export async function keepOutcome(tx: TenantStatements, runId: string, { ordinal, outcome, answer, shown, engine }: Kept): Promise<{ done: number; total: number }> {
  const documents = [...new Set([...shown, ...[...outcome.found, ...outcome.citations].map(({ documentId }) => documentId)])];
  await tx.rows(Prisma.sql`UPDATE evaluation_results SET outcome = ${JSON.stringify(outcome)}::jsonb, answer = ${answer}, answer_rests_on = ${documents}::uuid[]
    WHERE run_id = ${runId}::uuid AND ordinal = ${ordinal} AND outcome IS NULL`);
  const [row] = await tx.rows<{ done: number; total: number }>(Prisma.sql`UPDATE evaluation_runs SET status = 'running', engine = ${engine},
      done = (SELECT count(*) FROM evaluation_results WHERE run_id = ${runId}::uuid AND outcome IS NOT NULL) WHERE id = ${runId}::uuid RETURNING done, total`);
  return row ?? { done: 0, total: 0 };
}

export interface FinishedQuestion extends Pick<AskedQuestion, "questionId" | "revision" | "answerable"> {
  outcome: Outcome;
}

export async function listFinished(tx: TenantStatements, runId: string): Promise<FinishedQuestion[]> {
  const rows = await tx.rows<Omit<FinishedQuestion, "outcome"> & { outcome: unknown }>(Prisma.sql`SELECT question_id AS "questionId", revision, answerable, outcome
    FROM evaluation_results WHERE run_id = ${runId}::uuid AND outcome IS NOT NULL ORDER BY ordinal`);
  return rows.map((row) => ({ ...row, outcome: outcomeSchema.parse(row.outcome) }));
}

export async function endRun(tx: TenantStatements, runId: string, end: { status: "done"; figures: RunFigures } | { status: "cancelled" } | { status: "failed"; message: string }): Promise<void> {
  const figures = end.status === "done" ? JSON.stringify(end.figures) : null;
  await tx.rows(Prisma.sql`UPDATE evaluation_runs SET status = ${end.status}, figures = ${figures}::jsonb, error_message = ${end.status === "failed" ? end.message : null}, finished_at = now(), open_for = NULL WHERE id = ${runId}::uuid`);
}
