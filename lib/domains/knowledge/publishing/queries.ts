import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { newId } from "@/lib/kernel/ids";
import { baseAbilities } from "../bases/policy";
import { getActiveGeneration } from "../bases/queries/generations";
import type { RetrievalSettings } from "../bases/schema";
import type { GateFacts } from "./policy";
import { type Measurement, measurementSchema, type PublicationDto, type Subject } from "./schema";

const parsed = (value: unknown): Measurement | null => measurementSchema.safeParse(value).data ?? null;

/** What a run that began now would measure; null: nothing is indexed. */
export async function getSubject(tx: TenantStatements, base: { id: string; retrieval: RetrievalSettings }): Promise<Subject | null> {
  const generation = await getActiveGeneration(tx, base.id);
  if (!generation) return null;
  const [row] = await tx.rows<{ contents: string; changes: number }>(Prisma.sql`SELECT
    md5(coalesce((SELECT string_agg(version_id::text || text_generation, ',' ORDER BY version_id) FROM knowledge_versions WHERE generation_id = ${generation.id}::uuid), '')) AS contents,
    coalesce((SELECT changes FROM knowledge_measurements WHERE base_id = ${base.id}::uuid), 0)::int AS changes`);
  return { generationId: generation.id, number: generation.number, contents: row?.contents ?? "", chunking: generation.chunking, retrieval: base.retrieval, changes: row?.changes ?? 0 };
}

/** How many golden questions there are, the newest complete run and what was measured of what was published last, with the tolerance of then. */
export async function getMeasured(tx: TenantStatements, baseId: string): Promise<Pick<GateFacts, "questions" | "measured" | "published" | "publishedTolerance">> {
  const [row] = await tx.rows<{ questions: number; newest: unknown }>(Prisma.sql`SELECT questions, newest FROM knowledge_measurements WHERE base_id = ${baseId}::uuid`);
  const [last] = await tx.rows<{ measured: unknown; tolerance: number }>(Prisma.sql`SELECT measured, tolerance FROM knowledge_publications WHERE base_id = ${baseId}::uuid AND measured IS NOT NULL ORDER BY published_at DESC, id DESC LIMIT 1`);
  return { questions: row?.questions ?? 0, measured: parsed(row?.newest), published: parsed(last?.measured), publishedTolerance: last?.tolerance ?? null };
}

/** Of a base that is locked: what was measured before is no measurement of these questions. */
export async function noteQuestions(tx: TenantStatements, baseId: string, questions: number): Promise<void> {
  const { organizationId, workspaceId } = tx.ctx;
  await tx.rows(Prisma.sql`INSERT INTO knowledge_measurements (base_id, organization_id, workspace_id, questions, changes) VALUES (${baseId}::uuid, ${organizationId}::uuid, ${workspaceId}::uuid, ${questions}, 1)
    ON CONFLICT (base_id) DO UPDATE SET questions = excluded.questions, changes = knowledge_measurements.changes + 1`);
}

/** After it the gate goes by this run. */
export async function noteMeasurement(tx: TenantStatements, baseId: string, measurement: Measurement): Promise<void> {
  await tx.rows(Prisma.sql`UPDATE knowledge_measurements SET newest = ${JSON.stringify(measurement)}::jsonb WHERE base_id = ${baseId}::uuid`);
}

interface Publication {
  measured: Measurement | null;
  tolerance: number;
  override: { reason: string; overridden: string[] } | null;
}

export async function insertPublication(tx: TenantStatements, baseId: string, { measured, tolerance, override }: Publication): Promise<void> {
  const { organizationId, workspaceId, userId } = tx.ctx;
  await tx.rows(Prisma.sql`INSERT INTO knowledge_publications (id, organization_id, workspace_id, base_id, measured, tolerance, override_reason, overridden, published_by)
    VALUES (${newId()}::uuid, ${organizationId}::uuid, ${workspaceId}::uuid, ${baseId}::uuid, ${measured ? JSON.stringify(measured) : null}::jsonb, ${tolerance}::float, ${override?.reason ?? null}, ${override?.overridden ?? []}::text[], ${userId}::uuid)`);
}

interface PublicationRow {
  id: string;
  publishedAt: string | Date;
  publishedBy: string | null;
  runNumber: number | null;
  reason: string | null;
  overridden: string[];
}

/** Newest first; what was overridden counts golden questions, and is shown to who manages the base. */
export async function listPublications(tx: TenantStatements, baseId: string): Promise<PublicationDto[]> {
  const { manage } = baseAbilities(tx.ctx);
  const rows = await tx.rows<PublicationRow>(Prisma.sql`SELECT p.id, p.published_at AS "publishedAt", u.name AS "publishedBy", (p.measured->>'number')::int AS "runNumber", p.override_reason AS reason, p.overridden
    FROM knowledge_publications p LEFT JOIN users u ON u.id = p.published_by WHERE p.base_id = ${baseId}::uuid ORDER BY p.published_at DESC, p.id DESC LIMIT 50`);
  return rows.map(({ id, publishedAt, publishedBy, runNumber, reason, overridden }) => ({
    id,
    publishedAt: new Date(publishedAt).toISOString(),
    publishedBy,
    runNumber,
    override: reason === null ? null : { reason, overridden: manage ? overridden : [] },
  }));
}
