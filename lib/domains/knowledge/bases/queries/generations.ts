import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { AppError } from "@/lib/kernel/app-error";
import { newId } from "@/lib/kernel/ids";
import { chunkingSchema, type ChunkingSettings, DEFAULT_CHUNKING } from "../../chunking/schema";
import { type GenerationPlace, vectorPlaceNow } from "../generation-stores";
import { answeringSql } from "../visibility";

export interface Generation extends GenerationPlace {
  baseId: string;
  baseName: string;
  baseDeleted: boolean;
  number: number;
  status: string;
  chunking: ChunkingSettings;
}

/** Its base is there, and it answers or is being built. */
export function isLive(generation: Generation | null): generation is Generation {
  return generation !== null && !generation.baseDeleted && (generation.status === "building" || generation.status === "active");
}

const COLUMNS = Prisma.sql`g.id, g.base_id AS "baseId", b.name AS "baseName", b.deleted_at IS NOT NULL AS "baseDeleted", g.number, g.status, g.chunking, g.model, g.dimensions, g.store`;

async function read(tx: TenantStatements, where: Prisma.Sql, lock = Prisma.empty): Promise<Generation[]> {
  const rows = await tx.rows<Omit<Generation, "chunking"> & { chunking: unknown }>(Prisma.sql`SELECT ${COLUMNS} FROM knowledge_generations g JOIN knowledge_bases b ON b.id = g.base_id
    WHERE ${where} ORDER BY g.number ${lock}`);
  return rows.map((row) => ({ ...row, chunking: chunkingSchema.catch(DEFAULT_CHUNKING).parse(row.chunking) }));
}

/** `lock`: with its base, so that nothing else of it changes meanwhile. */
export async function getGeneration(tx: TenantStatements, generationId: string, options: { lock?: boolean } = {}): Promise<Generation | null> {
  const [found] = await read(tx, Prisma.sql`g.id = ${generationId}::uuid`, options.lock ? Prisma.sql`FOR UPDATE` : Prisma.empty);
  return found ?? null;
}

/** Those of all bases of the workspace that answer or are being built. */
export function listLiveGenerations(tx: TenantStatements): Promise<Generation[]> {
  return read(tx, Prisma.sql`g.workspace_id = ${tx.ctx.workspaceId}::uuid AND b.deleted_at IS NULL AND g.status IN ('active', 'building')`);
}

export async function getActiveGeneration(tx: TenantStatements, baseId: string): Promise<Generation | null> {
  const [found] = await read(tx, Prisma.sql`g.base_id = ${baseId}::uuid AND g.status = 'active'`);
  return found ?? null;
}

export function listGenerations(tx: TenantStatements, baseId: string): Promise<Generation[]> {
  return read(tx, Prisma.sql`g.base_id = ${baseId}::uuid`);
}

/** Replaced, cancelled and failed ones that may still lie in a store. */
export function listUncleared(tx: TenantStatements, baseId: string): Promise<Generation[]> {
  return read(tx, Prisma.sql`g.base_id = ${baseId}::uuid AND g.status IN ('retired', 'cancelled', 'failed') AND g.cleared_at IS NULL`);
}

/** Of a base that is locked. @throws AppError conflict while one is being built. */
export async function startGeneration(tx: TenantStatements, baseId: string, chunking: ChunkingSettings): Promise<{ generationId: string; number: number }> {
  const [last] = await tx.rows<{ number: number; building: boolean }>(Prisma.sql`SELECT coalesce(max(number), 0)::int AS number, coalesce(bool_or(status = 'building'), false) AS building
    FROM knowledge_generations WHERE base_id = ${baseId}::uuid`);
  if (last?.building) throw new AppError("conflict", { userMessage: "This knowledge base is being indexed already. Wait until it is done, or cancel it first." });
  const { organizationId, workspaceId } = tx.ctx;
  const [id, number, place] = [newId(), (last?.number ?? 0) + 1, vectorPlaceNow()];
  await tx.rows(Prisma.sql`INSERT INTO knowledge_generations (id, organization_id, workspace_id, base_id, number, chunking, model, dimensions, store)
    VALUES (${id}::uuid, ${organizationId}::uuid, ${workspaceId}::uuid, ${baseId}::uuid, ${number}, ${JSON.stringify(chunking)}::jsonb, ${place.model}, ${place.dimensions}, ${place.store})`);
  return { generationId: id, number };
}

export interface WantedVersion {
  versionId: string;
  documentId: string;
  textGeneration: number;
}

export interface Difference {
  missing: WantedVersion[];
  /** Versions that are read and no longer answer. */
  surplus: string[];
  total: number;
  done: number;
}

/** What the sources hold now against what the generation has read; of these documents, or of all. */
export async function compareWithSources(tx: TenantStatements, generation: Pick<Generation, "id" | "baseId">, options: { documentIds?: readonly string[] | undefined; limit: number }): Promise<Difference> {
  const among = (column: Prisma.Sql) => (options.documentIds ? Prisma.sql`AND ${column} = ANY(${[...options.documentIds]}::uuid[])` : Prisma.empty);
  const wanted = Prisma.sql`SELECT v.id, v.document_id, v.generation FROM documents d JOIN document_versions v ON v.document_id = d.id WHERE ${answeringSql(generation.baseId)} ${among(Prisma.sql`d.id`)}`;
  const missing = await tx.rows<WantedVersion>(Prisma.sql`SELECT w.id AS "versionId", w.document_id AS "documentId", w.generation AS "textGeneration" FROM (${wanted}) w
    WHERE NOT EXISTS (SELECT 1 FROM knowledge_versions k WHERE k.generation_id = ${generation.id}::uuid AND k.version_id = w.id AND k.text_generation = w.generation) ORDER BY w.id LIMIT ${options.limit}`);
  const surplus = await tx.rows<{ id: string }>(Prisma.sql`SELECT k.version_id AS id FROM knowledge_versions k WHERE k.generation_id = ${generation.id}::uuid ${among(Prisma.sql`k.document_id`)}
    AND NOT EXISTS (SELECT 1 FROM (${wanted}) w WHERE w.id = k.version_id AND w.generation = k.text_generation)`);
  const [counted] = await tx.rows<{ total: number; done: number }>(Prisma.sql`SELECT (SELECT count(*)::int FROM (${wanted}) w) AS total,
    (SELECT count(*)::int FROM knowledge_versions k WHERE k.generation_id = ${generation.id}::uuid) AS done`);
  return { missing, surplus: surplus.map(({ id }) => id), total: counted?.total ?? 0, done: counted?.done ?? 0 };
}
