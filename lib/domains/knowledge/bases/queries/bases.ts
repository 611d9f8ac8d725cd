import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { isId } from "@/lib/kernel/ids";
import { chunkingSchema, DEFAULT_CHUNKING } from "../../chunking/schema";
import { vectorPlaceNow } from "../generation-stores";
import { BASE_STATUSES, type BaseDto, type BaseRowDto, DEFAULT_EVALUATION, DEFAULT_RETRIEVAL, evaluationSettingsSchema, GENERATION_STATUSES, type GenerationDto, MOST_BASES, type RemovedBaseDto, retrievalSchema, type StoreCount } from "../schema";
import { answeringSql, visibleBasesSql } from "../visibility";

interface GenerationRow {
  id: string;
  number: number;
  status: string;
  chunking: unknown;
  model: string | null;
  dimensions: number | null;
  store: string | null;
  total: number;
  done: number;
  error_message: string | null;
  created_at: string | Date;
  finished_at: string | Date | null;
}

interface BaseRow {
  id: string;
  name: string;
  description: string;
  status: string;
  chunking: unknown;
  retrieval: unknown;
  evaluation: unknown;
  created_at: string | Date;
  updated_at: string | Date;
  published_at: string | Date | null;
  generations: GenerationRow[];
}

const iso = (value: string | Date) => new Date(value).toISOString();

/** The generation that answers, the one that is built, and why the last one failed. */
const GENERATIONS = Prisma.sql`coalesce((SELECT json_agg(g ORDER BY g.number) FROM (SELECT id, number, status, chunking, model, dimensions, store, total, done, error_message, created_at, finished_at
    FROM knowledge_generations WHERE base_id = b.id AND status <> 'retired' ORDER BY number DESC LIMIT 4) g), '[]'::json) AS generations`;
const COLUMNS = Prisma.sql`b.id, b.name, b.description, b.status, b.chunking, b.retrieval, b.evaluation, b.created_at, b.updated_at, b.published_at, ${GENERATIONS}`;

function generationDto(row: GenerationRow): GenerationDto {
  const status = GENERATION_STATUSES.find((one) => one === row.status) ?? "failed";
  return {
    id: row.id,
    number: row.number,
    status,
    chunking: chunkingSchema.catch(DEFAULT_CHUNKING).parse(row.chunking),
    model: row.model,
    store: row.store,
    progress: status === "active" ? 100 : row.total > 0 ? Math.min(99, Math.floor((row.done / row.total) * 100)) : 0,
    error: row.error_message,
    createdAt: iso(row.created_at),
    finishedAt: row.finished_at ? iso(row.finished_at) : null,
  };
}

function rowDto(row: BaseRow, documents: number): BaseRowDto {
  const generations = row.generations.map(generationDto);
  const last = generations.at(-1);
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    status: BASE_STATUSES.find((one) => one === row.status) ?? "draft",
    updatedAt: iso(row.updated_at),
    documents,
    active: generations.find(({ status }) => status === "active") ?? null,
    building: generations.find(({ status }) => status === "building") ?? (last?.status === "failed" ? last : null),
  };
}

async function countDocuments(tx: TenantStatements, baseId: string): Promise<number> {
  const [row] = await tx.rows<{ total: number }>(Prisma.sql`SELECT count(*)::int AS total FROM documents d JOIN document_versions v ON v.document_id = d.id
    WHERE ${answeringSql(baseId)} AND ${visibleDocumentsSql(tx.ctx)}`);
  return row?.total ?? 0;
}

/** @throws AppError quota_exceeded when the workspace holds no further base. Two at once take turns. */
export async function assertRoom(tx: TenantStatements): Promise<void> {
  const { workspaceId } = tx.ctx;
  await tx.rows(Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended(${`bases:${workspaceId}`}, 0))::text AS locked`);
  const [row] = await tx.rows<{ total: number }>(Prisma.sql`SELECT count(*)::int AS total FROM knowledge_bases WHERE workspace_id = ${workspaceId}::uuid AND deleted_at IS NULL`);
  if ((row?.total ?? 0) >= MOST_BASES) throw new AppError("quota_exceeded", { userMessage: `A workspace holds at most ${MOST_BASES} knowledge bases. Nothing was created; delete one first.` });
}

export async function listBases(tx: TenantStatements): Promise<BaseRowDto[]> {
  const rows = await tx.rows<BaseRow>(Prisma.sql`SELECT ${COLUMNS} FROM knowledge_bases b WHERE ${visibleBasesSql(tx.ctx)} ORDER BY lower(b.name), b.id LIMIT ${MOST_BASES}::int`);
  const found: BaseRowDto[] = [];
  for (const row of rows) found.push(rowDto(row, await countDocuments(tx, row.id)));
  return found;
}

/**
 * `lock`: changes of it take turns.
 * @throws AppError not_found also when it exists and the actor may not see it.
 */
export async function getBase(tx: TenantStatements, baseId: string, options: { lock?: boolean } = {}): Promise<BaseDto> {
  if (!isId(baseId)) throw notFound("knowledge base");
  if (options.lock) await tx.rows(Prisma.sql`SELECT 1 FROM knowledge_bases WHERE id = ${baseId}::uuid FOR UPDATE`);
  const [row] = await tx.rows<BaseRow>(Prisma.sql`SELECT ${COLUMNS} FROM knowledge_bases b WHERE b.id = ${baseId}::uuid AND ${visibleBasesSql(tx.ctx)}`);
  if (!row) throw notFound("knowledge base");
  const chunking = chunkingSchema.catch(DEFAULT_CHUNKING).parse(row.chunking);
  const retrieval = retrievalSchema.catch(DEFAULT_RETRIEVAL).parse(row.retrieval);
  const evaluation = evaluationSettingsSchema.catch(DEFAULT_EVALUATION).parse(row.evaluation);
  const face = rowDto(row, await countDocuments(tx, row.id));
  const raw = row.generations.find(({ status }) => status === "active");
  const now = vectorPlaceNow();
  const stale = raw !== undefined && (JSON.stringify(sorted(chunking)) !== JSON.stringify(sorted(generationDto(raw).chunking)) || raw.model !== now.model || raw.dimensions !== now.dimensions || raw.store !== now.store);
  return { ...face, chunking, retrieval, evaluation, createdAt: iso(row.created_at), publishedAt: row.published_at ? iso(row.published_at) : null, stale };
}

function sorted(settings: object): [string, unknown][] {
  return Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** For who manages bases: what was removed lately, with what every store held and holds. */
export async function listRemovedBases(tx: TenantStatements): Promise<RemovedBaseDto[]> {
  if (!tx.ctx.permissions.has("knowledge:manage")) return [];
  const rows = await tx.rows<{ id: string; name: string; deleted_at: string | Date; erasure: StoreCount[] | null }>(Prisma.sql`SELECT b.id, b.name, b.deleted_at, b.erasure
    FROM knowledge_bases b WHERE b.workspace_id = ${tx.ctx.workspaceId}::uuid AND b.deleted_at IS NOT NULL ORDER BY b.deleted_at DESC LIMIT 20`);
  return rows.map((row) => ({ id: row.id, name: row.name, deletedAt: iso(row.deleted_at), stores: row.erasure }));
}
