import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { baseAbilities } from "@/lib/domains/knowledge/bases/policy";
import { subjectSchema } from "@/lib/domains/knowledge/publishing/schema";
import { notFound } from "@/lib/kernel/app-error";
import { hidingDocumentsSql } from "../../visibility";
import { RUN_STATUSES, type RunDto, runFiguresSchema } from "../schema";

interface Row extends Omit<RunDto, "status" | "subject" | "figures" | "createdAt" | "finishedAt"> {
  status: string;
  subject: unknown;
  figures: unknown;
  createdAt: string | Date;
  finishedAt: string | Date | null;
}

const SHOWN = 200;

async function read(tx: TenantStatements, where: Prisma.Sql): Promise<RunDto[]> {
  const rows = await tx.rows<Row>(Prisma.sql`SELECT r.id, r.number, r.status, r.subject, r.k, r.total, r.done, r.engine, r.figures, r.error_message AS error, u.name AS "startedBy", r.created_at AS "createdAt", r.finished_at AS "finishedAt"
    FROM evaluation_runs r LEFT JOIN users u ON u.id = r.started_by WHERE ${where} ORDER BY r.number DESC LIMIT ${SHOWN}`);
  const runs = rows.map(({ status, subject, figures, createdAt, finishedAt, ...row }): RunDto => ({
    ...row,
    status: RUN_STATUSES.find((one) => one === status) ?? "failed",
    subject: subjectSchema.parse(subject),
    figures: runFiguresSchema.safeParse(figures).data ?? null,
    createdAt: new Date(createdAt).toISOString(),
    finishedAt: finishedAt ? new Date(finishedAt).toISOString() : null,
  }));
  return baseAbilities(tx.ctx).manage ? runs : countingSeen(tx, runs);
}

interface SeenQuestions {
  runId: string;
  total: number;
  done: number;
  answerable: number;
  unanswerable: number;
}

/** How many questions there are says something of those that the reader may not see: he is told how many of his own. */
async function countingSeen(tx: TenantStatements, runs: readonly RunDto[]): Promise<RunDto[]> {
  const inRuns = Prisma.sql`e.run_id = ANY(${runs.map(({ id }) => id)}::uuid[])`;
  const hiding = hidingDocumentsSql(tx.ctx, Prisma.sql`SELECT DISTINCT unnest(e.rests_on) AS id FROM evaluation_results e WHERE ${inRuns}`);
  const rows = await tx.rows<SeenQuestions>(Prisma.sql`SELECT e.run_id AS "runId", count(*)::int AS total, count(e.outcome)::int AS done,
      count(e.outcome) FILTER (WHERE e.answerable)::int AS answerable, count(e.outcome) FILTER (WHERE NOT e.answerable)::int AS unanswerable
    FROM evaluation_results e WHERE ${inRuns} AND NOT e.rests_on && ${hiding} GROUP BY e.run_id`);
  const seen = new Map(rows.map((row) => [row.runId, row]));
  return runs.map((run) => {
    const { total, done, answerable, unanswerable } = seen.get(run.id) ?? { total: 0, done: 0, answerable: 0, unanswerable: 0 };
    return { ...run, total, done, figures: run.figures && { ...run.figures, answerable, unanswerable } };
  });
}

/** Newest first. Whoever sees the base sees its runs; the words in their results follow each reader's own access, and so does what those who do not manage it see counted. */
export function listRuns(tx: TenantStatements, baseId: string): Promise<RunDto[]> {
  return read(tx, Prisma.sql`r.base_id = ${baseId}::uuid`);
}

export async function getRun(tx: TenantStatements, baseId: string, runId: string): Promise<RunDto> {
  const [run] = await read(tx, Prisma.sql`r.id = ${runId}::uuid AND r.base_id = ${baseId}::uuid`);
  if (!run) throw notFound("run");
  return run;
}

/** The complete run before this one. */
export async function getRunBefore(tx: TenantStatements, baseId: string, number: number): Promise<RunDto | null> {
  const [run] = await read(tx, Prisma.sql`r.base_id = ${baseId}::uuid AND r.status = 'done' AND r.number < ${number}`);
  return run ?? null;
}
