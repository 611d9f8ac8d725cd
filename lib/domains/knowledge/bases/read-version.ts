import "server-only";
import type { IndexRow } from "@/lib/adapters/vectors/workspace-index";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements, type TenantStatements } from "@/lib/db/tenant-statements";
import type { TenantContext } from "@/lib/kernel/context";
import { type DividedDocument, divideDocument } from "../chunking/divide-document";
import { passageId, storePassages } from "./generation-stores";
import { type Generation, getGeneration, type WantedVersion } from "./queries/generations";
import { listVersionPages } from "./queries/version-pages";

interface Facts {
  name: string;
  projectId: string;
  sensitivity: number;
  departmentIds: string[];
}

/**
 * After it the generation holds the version's passages: first in the stores, then with a mark in the database, so that a killed worker
 * repeats it. Nothing is written for a generation that was cancelled meanwhile.
 */
export async function readVersion(ctx: TenantContext, generation: Generation, wanted: WantedVersion, signal: AbortSignal): Promise<void> {
  const found = await inTenantStatements(ctx, async (tx) => ({ facts: await factsOf(tx, wanted), pages: await listVersionPages(tx, wanted.versionId) }));
  if (!found.facts) return;
  const divided = await divideDocument(found.pages, generation.chunking, signal);
  await storePassages(generation, indexRows(generation, wanted, found.facts, divided), signal);
  await inTenantStatements(ctx, async (tx) => {
    const now = await getGeneration(tx, generation.id, { lock: true });
    if (now && (now.status === "building" || now.status === "active")) await savePassages(tx, generation, wanted, divided);
  }, { timeout: 60_000 });
}

async function factsOf(tx: TenantStatements, { versionId }: WantedVersion): Promise<Facts | undefined> {
  const [row] = await tx.rows<Facts>(Prisma.sql`SELECT d.name, d.project_id AS "projectId", d.sensitivity::int AS sensitivity,
      ARRAY(SELECT dd.department_id::text FROM document_departments dd WHERE dd.document_id = d.id) AS "departmentIds"
    FROM documents d JOIN document_versions v ON v.document_id = d.id WHERE v.id = ${versionId}::uuid`);
  return row;
}

function indexRows(generation: Generation, wanted: WantedVersion, facts: Facts, { passages }: DividedDocument): IndexRow[] {
  const { versionId, documentId, textGeneration } = wanted;
  const { name, ...guards } = facts;
  return passages.map(({ ordinal, page, text, headingPath }) => ({
    chunkId: passageId(generation.id, versionId, textGeneration, ordinal),
    documentId,
    versionId,
    ...guards,
    generation: textGeneration,
    ordinal,
    page,
    text,
    headingPath,
    documentName: name,
  }));
}

async function savePassages(tx: TenantStatements, generation: Generation, wanted: WantedVersion, { passages, basis }: DividedDocument): Promise<void> {
  const { organizationId, workspaceId } = tx.ctx;
  const { versionId, documentId, textGeneration } = wanted;
  const rows = passages.map(({ headingPath, ...passage }) => ({ ...passage, id: passageId(generation.id, versionId, textGeneration, passage.ordinal), path: headingPath }));
  await tx.rows(Prisma.sql`DELETE FROM knowledge_passages WHERE generation_id = ${generation.id}::uuid AND version_id = ${versionId}::uuid`);
  await tx.rows(Prisma.sql`INSERT INTO knowledge_passages (id, organization_id, workspace_id, generation_id, document_id, version_id, ordinal, page, start_offset, end_offset, parent_start, parent_end, heading_path, text)
    SELECT id, ${organizationId}::uuid, ${workspaceId}::uuid, ${generation.id}::uuid, ${documentId}::uuid, ${versionId}::uuid, ordinal, page, start, "end", "parentStart", "parentEnd",
      ARRAY(SELECT jsonb_array_elements_text(path)), text
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, ordinal int, page int, start int, "end" int, "parentStart" int, "parentEnd" int, path jsonb, text text)`);
  await tx.rows(Prisma.sql`INSERT INTO knowledge_versions (organization_id, workspace_id, generation_id, document_id, version_id, text_generation, passages, basis)
    VALUES (${organizationId}::uuid, ${workspaceId}::uuid, ${generation.id}::uuid, ${documentId}::uuid, ${versionId}::uuid, ${textGeneration}, ${rows.length}, ${basis})
    ON CONFLICT (generation_id, version_id) DO UPDATE SET text_generation = excluded.text_generation, passages = excluded.passages, basis = excluded.basis`);
}
