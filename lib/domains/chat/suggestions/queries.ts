import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import type { KnownHeading } from "./heading-questions";

const DOCUMENTS = 6;
const HEADINGS = 12;

/** Headings, as they stand in the versions that answer, of the newest documents in this scope that the reader may see, in the order of each document. */
export async function listHeadings(tx: TenantTx, scope: { projectId?: string | null; documentIds?: readonly string[] }): Promise<KnownHeading[]> {
  const ids = scope.documentIds ?? [];
  const among = ids.length > 0 ? Prisma.sql`AND d.id = ANY(${[...ids]}::uuid[])` : Prisma.empty;
  const within = scope.projectId ? Prisma.sql`AND d.project_id = ${scope.projectId}::uuid` : Prisma.empty;
  return tx.db.$queryRaw<KnownHeading[]>`SELECT f.name AS "documentName", h.heading FROM (
      SELECT d.id, d.name, d.updated_at, d.current_version_id FROM documents d JOIN projects p ON p.id = d.project_id
      WHERE ${visibleDocumentsSql(tx.ctx)} ${among} ${within} ORDER BY d.updated_at DESC, d.id LIMIT ${DOCUMENTS}
    ) f JOIN LATERAL (
      SELECT c.heading_path[cardinality(c.heading_path)] AS heading, min(c.ordinal) AS place FROM chunks c
      JOIN document_versions v ON v.id = c.version_id AND v.generation = c.generation WHERE v.id = f.current_version_id AND cardinality(c.heading_path) > 0 GROUP BY 1 ORDER BY 2 LIMIT ${HEADINGS}
    ) h ON true ORDER BY f.updated_at DESC, f.id, h.place`;
}
