import "server-only";
import type { DocumentAttributes } from "@/lib/adapters/vectors/document-attributes";
import type { IndexRow } from "@/lib/adapters/vectors/workspace-index";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements, type TenantStatements } from "@/lib/db/tenant-statements";
import type { TenantContext } from "@/lib/kernel/context";
import { type DividedDocument, divideDocument } from "../chunking/divide-document";
import { dropStores, passageId, removeStoredVersions, storePassages, updateStoredDocument } from "./generation-stores";
import { type Generation, getGeneration, isLive, type WantedVersion } from "./queries/generations";
import { beginWrite, endWrite } from "./queries/store-writes";
import { listVersionPages } from "./queries/version-pages";

interface Facts {
  name: string;
  projectId: string;
  sensitivity: number;
  departmentIds: string[];
}

/**
 * After it the generation holds the version's passages under the guards of now: first in the stores, then with a mark in the database, so
 * that a killed worker repeats it. Where the generation or the version went meanwhile, nothing of it is left in the stores.
 */
export async function readVersion(ctx: TenantContext, generation: Generation, wanted: WantedVersion, signal: AbortSignal): Promise<void> {
  const found = await inTenantStatements(ctx, async (tx) => {
    const facts = await factsOf(tx, wanted);
    if (!facts) return null;
    const [pages, writeId] = [await listVersionPages(tx, wanted.versionId), await beginWrite(tx, generation, wanted.versionId)];
    return writeId ? { facts, pages, writeId } : null;
  });
  if (!found) return;
  const divided = await divideDocument(found.pages, generation.chunking, signal);
  await storePassages(generation, indexRows(generation, wanted, found.facts, divided), signal);
  let stored = found.facts;
  for (;;) {
    const outcome = await inTenantStatements(ctx, (tx) => markRead(tx, { generation, wanted, divided, stored, writeId: found.writeId }), { timeout: 60_000 });
    if (outcome === "marked") return;
    if (outcome === "generation-ended" || outcome === "version-gone") {
      await (outcome === "generation-ended" ? dropStores(generation) : removeStoredVersions(generation, [wanted.versionId]));
      return inTenantStatements(ctx, (tx) => endWrite(tx, found.writeId));
    }
    stored = outcome;
    await updateStoredDocument(generation, wanted.documentId, guardsOf(stored));
  }
}

interface StoredVersion {
  generation: Generation;
  wanted: WantedVersion;
  divided: DividedDocument;
  /** What the stores were told of the document. */
  stored: Facts;
  writeId: string;
}

/** The facts of now, where they are others than those in the stores; whoever changes them after the mark finds it. */
async function markRead(tx: TenantStatements, { generation, wanted, divided, stored, writeId }: StoredVersion): Promise<"marked" | "generation-ended" | "version-gone" | Facts> {
  // Locked: who ends the generation, or erases the document, comes after the mark and finds what was stored.
  if (!isLive(await getGeneration(tx, generation.id, { lock: true }))) return "generation-ended";
  const now = await factsOf(tx, wanted, { lock: true });
  if (!now) return "version-gone";
  if (JSON.stringify(guardsOf(now)) !== JSON.stringify(guardsOf(stored))) return now;
  await savePassages(tx, generation, wanted, divided);
  await endWrite(tx, writeId);
  return "marked";
}

async function factsOf(tx: TenantStatements, { versionId }: WantedVersion, options: { lock?: boolean } = {}): Promise<Facts | undefined> {
  const [row] = await tx.rows<Facts>(Prisma.sql`SELECT d.name, d.project_id AS "projectId", d.sensitivity::int AS sensitivity,
      ARRAY(SELECT dd.department_id::text FROM document_departments dd WHERE dd.document_id = d.id ORDER BY 1) AS "departmentIds"
    FROM documents d JOIN document_versions v ON v.document_id = d.id WHERE v.id = ${versionId}::uuid ${options.lock ? Prisma.sql`FOR UPDATE OF d, v` : Prisma.empty}`);
  return row;
}

function guardsOf({ projectId, sensitivity, departmentIds }: Facts): Required<DocumentAttributes> {
  return { projectId, sensitivity, departmentIds };
}

function indexRows(generation: Generation, wanted: WantedVersion, facts: Facts, { passages }: DividedDocument): IndexRow[] {
  const { versionId, documentId, textGeneration } = wanted;
  return passages.map(({ ordinal, page, text, headingPath }) => ({
    chunkId: passageId(generation.id, versionId, textGeneration, ordinal),
    documentId,
    versionId,
    ...guardsOf(facts),
    generation: textGeneration,
    ordinal,
    page,
    text,
    headingPath,
    documentName: facts.name,
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
