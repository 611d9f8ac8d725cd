import "server-only";
import type { VectorSpace, VectorStoreKind } from "@/lib/adapters/vectors/stores/vector-store";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import type { GenerationDto } from "./schema";

export interface Generation extends VectorSpace, Omit<GenerationDto, "createdAt"> {
  store: VectorStoreKind;
  live: "active" | "building";
  createdAt: Date;
}

const COLUMNS = Prisma.sql`id, live, store, model, dimensions, total, done, error, created_at AS "createdAt"`;

/** At most two: the one that answers, and the one that is being made. */
export function liveGenerationsSql(workspaceId: string, scopeId: string): Prisma.Sql {
  return Prisma.sql`SELECT ${COLUMNS} FROM vector_generations WHERE workspace_id = ${workspaceId}::uuid AND scope_id = ${scopeId}::uuid AND live IS NOT NULL ORDER BY live`;
}

export function listLiveGenerations(tx: TenantStatements, scopeId: string, options: { lock?: boolean } = {}): Promise<Generation[]> {
  return tx.rows<Generation>(Prisma.sql`${liveGenerationsSql(tx.ctx.workspaceId, scopeId)} ${options.lock ? Prisma.sql`FOR UPDATE` : Prisma.empty}`);
}

/** Of every scope of the workspace. */
export function listAllLiveGenerations(tx: TenantStatements): Promise<Generation[]> {
  return tx.rows<Generation>(Prisma.sql`SELECT ${COLUMNS} FROM vector_generations WHERE workspace_id = ${tx.ctx.workspaceId}::uuid AND live IS NOT NULL`);
}

/** Locked, so that nobody flips or cancels it meanwhile; undefined when it isn't live any more. */
export async function lockGeneration(tx: TenantStatements, id: string): Promise<Generation | undefined> {
  const [row] = await tx.rows<Generation>(
    Prisma.sql`SELECT ${COLUMNS} FROM vector_generations WHERE id = ${id}::uuid AND workspace_id = ${tx.ctx.workspaceId}::uuid AND live IS NOT NULL FOR UPDATE`,
  );
  return row;
}

/** Versions that answer: what the workspace's own vectors are made of. */
const ANSWERING = Prisma.sql`document_versions v JOIN documents d ON d.current_version_id = v.id AND d.deleted_at IS NULL
  JOIN projects p ON p.id = d.project_id AND p.deleted_at IS NULL`;

const unmarked = (generationId: string) => Prisma.sql`NOT EXISTS (SELECT 1 FROM vector_generation_versions g
  WHERE g.generation_id = ${generationId}::uuid AND g.version_id = v.id AND g.chunk_generation = v.generation)`;

export async function listMissingVersions(tx: TenantStatements, generationId: string, limit: number): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(Prisma.sql`SELECT v.id FROM ${ANSWERING}
    WHERE v.workspace_id = ${tx.ctx.workspaceId}::uuid AND v.status = 'ready' AND ${unmarked(generationId)} ORDER BY v.id LIMIT ${limit}::int`);
  return rows.map(({ id }) => id);
}

export async function countAnsweringVersions(tx: TenantStatements): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    Prisma.sql`SELECT count(*)::int AS count FROM ${ANSWERING} WHERE v.workspace_id = ${tx.ctx.workspaceId}::uuid AND v.status = 'ready'`,
  );
  return row?.count ?? 0;
}

export interface Mark {
  versionId: string;
  chunkGeneration: number;
}

/** Notes that these versions are in the generation. Answers with those whose document was put away meanwhile: they must go again. */
export async function markVersions(tx: TenantStatements, generationId: string, marks: readonly Mark[]): Promise<string[]> {
  if (marks.length === 0) return [];
  const ids = marks.map(({ versionId }) => versionId);
  const numbers = marks.map(({ chunkGeneration }) => chunkGeneration);
  const kept = await tx.rows<{ id: string }>(Prisma.sql`INSERT INTO vector_generation_versions (organization_id, workspace_id, generation_id, version_id, chunk_generation)
    SELECT ${tx.ctx.organizationId}::uuid, ${tx.ctx.workspaceId}::uuid, ${generationId}::uuid, v.id, m.number
      FROM unnest(${ids}::uuid[], ${numbers}::int[]) AS m(id, number) JOIN document_versions v ON v.id = m.id JOIN documents d ON d.id = v.document_id
      JOIN projects p ON p.id = d.project_id WHERE d.deleted_at IS NULL AND p.deleted_at IS NULL
    ON CONFLICT (generation_id, version_id) DO UPDATE SET chunk_generation = excluded.chunk_generation RETURNING version_id AS id`);
  await tx.rows(Prisma.sql`UPDATE vector_generations SET error = NULL, done = (SELECT count(*) FROM vector_generation_versions WHERE generation_id = ${generationId}::uuid)
    WHERE id = ${generationId}::uuid`);
  const found = new Set(kept.map(({ id }) => id));
  return ids.filter((id) => !found.has(id));
}

export async function unmarkDocuments(tx: TenantStatements, documentIds: readonly string[]): Promise<void> {
  await tx.rows(Prisma.sql`DELETE FROM vector_generation_versions g USING document_versions v
    WHERE v.id = g.version_id AND v.document_id = ANY(${[...documentIds]}::uuid[]) AND g.workspace_id = ${tx.ctx.workspaceId}::uuid`);
}

export async function unmarkVersions(tx: TenantStatements, versionIds: readonly string[]): Promise<void> {
  await tx.rows(Prisma.sql`DELETE FROM vector_generation_versions WHERE version_id = ANY(${[...versionIds]}::uuid[]) AND workspace_id = ${tx.ctx.workspaceId}::uuid`);
}
