import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { answeringSql } from "@/lib/domains/knowledge/bases/visibility";
import type { ProposingPassage } from "../../proposals/proposal";

const CANDIDATES = 400;
/** Characters; less says nothing that could be asked for. */
const SHORTEST = 40;

/**
 * Passages of a base that the actor may see and no golden question is about yet, spread over its documents: the first ones of different
 * documents first. Their order is always the same, though not the documents' own.
 */
export async function listProposingPassages(tx: TenantStatements, base: { id: string; generationId: string }): Promise<ProposingPassage[]> {
  return tx.rows<ProposingPassage>(Prisma.sql`SELECT f."documentId", f."versionId", f."documentName", f.page, f.start, f."headingPath", f.text FROM (
      SELECT c.document_id AS "documentId", c.version_id AS "versionId", d.name AS "documentName", c.page, c.start_offset AS start, c.heading_path AS "headingPath", c.text,
        row_number() OVER (PARTITION BY c.document_id ORDER BY md5(c.version_id::text || c.ordinal)) AS place
      FROM knowledge_passages c JOIN documents d ON d.id = c.document_id JOIN document_versions v ON v.id = c.version_id
      WHERE c.generation_id = ${base.generationId}::uuid AND length(c.text) >= ${SHORTEST} AND ${answeringSql(base.id)} AND ${visibleDocumentsSql(tx.ctx)}
        AND NOT EXISTS (SELECT 1 FROM golden_questions q, jsonb_to_recordset(q.passages) AS p("versionId" uuid, page int, start int, "end" int)
          WHERE q.base_id = ${base.id}::uuid AND p."versionId" = c.version_id AND p.page = c.page AND p.start < c.end_offset AND p."end" > c.start_offset)
    ) f ORDER BY f.place, f."documentId" LIMIT ${CANDIDATES}`);
}
