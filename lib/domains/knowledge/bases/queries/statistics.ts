import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { CHUNKING_BASES } from "../../chunking/schema";
import type { StatisticsDto } from "../schema";
import { answeringSql } from "../visibility";
import { getActiveGeneration } from "./generations";

interface Row {
  id: string;
  name: string;
  version: number;
  basis: string;
  passages: number;
  characters: number;
  least: number;
  most: number;
}

/** What the answering generation holds of the documents that the reader may see; null: none answers yet. */
export async function getStatistics(tx: TenantStatements, baseId: string): Promise<StatisticsDto | null> {
  const generation = await getActiveGeneration(tx, baseId);
  if (!generation) return null;
  const readable = Prisma.sql`${answeringSql(baseId)} AND ${visibleDocumentsSql(tx.ctx)}`;
  const rows = await tx.rows<Row>(Prisma.sql`SELECT d.id, d.name, v.number AS version, k.basis, k.passages, coalesce(sum(c.end_offset - c.start_offset), 0)::int AS characters,
      coalesce(min(c.end_offset - c.start_offset), 0)::int AS least, coalesce(max(c.end_offset - c.start_offset), 0)::int AS most
    FROM knowledge_versions k JOIN document_versions v ON v.id = k.version_id AND v.generation = k.text_generation JOIN documents d ON d.id = v.document_id
    LEFT JOIN knowledge_passages c ON c.generation_id = k.generation_id AND c.version_id = k.version_id
    WHERE k.generation_id = ${generation.id}::uuid AND ${readable} GROUP BY d.id, d.name, v.number, k.basis, k.passages ORDER BY k.passages DESC, d.name`);
  const [chosen] = await tx.rows<{ total: number }>(Prisma.sql`SELECT count(*)::int AS total FROM documents d JOIN document_versions v ON v.document_id = d.id WHERE ${readable}`);
  const [passages, characters] = [rows.reduce((sum, row) => sum + row.passages, 0), rows.reduce((sum, row) => sum + row.characters, 0)];
  const filled = rows.filter((row) => row.passages > 0);
  return {
    documents: rows.length,
    passages,
    characters,
    mean: passages > 0 ? Math.round(characters / passages) : 0,
    least: filled.length > 0 ? Math.min(...filled.map((row) => row.least)) : 0,
    most: Math.max(0, ...filled.map((row) => row.most)),
    bases: CHUNKING_BASES.map((basis) => ({ basis, documents: rows.filter((row) => row.basis === basis).length })).filter(({ documents }) => documents > 0),
    waiting: Math.max(0, (chosen?.total ?? 0) - rows.length),
    byDocument: rows.slice(0, 200).map(({ id, name, version, passages: count, characters: length }) => ({ documentId: id, name, version, passages: count, characters: length })),
  };
}
