import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { subjectSchema } from "@/lib/domains/knowledge/publishing/schema";
import { notFound } from "@/lib/kernel/app-error";
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
  return rows.map(({ status, subject, figures, createdAt, finishedAt, ...row }) => ({
    ...row,
    status: RUN_STATUSES.find((one) => one === status) ?? "failed",
    subject: subjectSchema.parse(subject),
    figures: runFiguresSchema.safeParse(figures).data ?? null,
    createdAt: new Date(createdAt).toISOString(),
    finishedAt: finishedAt ? new Date(finishedAt).toISOString() : null,
  }));
}

/** Newest first. Whoever sees the base sees its runs; the words in their results follow each reader's own access. */
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
