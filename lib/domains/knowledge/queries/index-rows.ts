import "server-only";
import type { IndexRow } from "@/lib/adapters/vectors/workspace-index";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";

interface Row {
  id: string;
  document_id: string;
  version_id: string;
  project_id: string;
  sensitivity: number;
  departments: string[];
  generation: number;
  ordinal: number;
  page: number;
  text: string;
  heading_path: string[];
  name: string;
}

/** The newest generation of the versions' passages with what visibility and ranking need; trashed documents have none. */
export async function listIndexRows(tx: TenantStatements, versionIds: readonly string[]): Promise<IndexRow[]> {
  const rows = await tx.rows<Row>(Prisma.sql`SELECT c.id, c.document_id, c.version_id, d.project_id, d.sensitivity, c.generation, c.ordinal, c.page, c.text, c.heading_path, d.name,
      ARRAY(SELECT dd.department_id::text FROM document_departments dd WHERE dd.document_id = d.id) AS departments
    FROM chunks c JOIN documents d ON d.id = c.document_id JOIN projects p ON p.id = d.project_id
    WHERE c.version_id = ANY(${[...versionIds]}::uuid[]) AND d.deleted_at IS NULL AND p.deleted_at IS NULL
      AND c.generation = (SELECT max(generation) FROM chunks n WHERE n.version_id = c.version_id)
    ORDER BY c.version_id, c.ordinal`);
  return rows.map((row) => ({
    chunkId: row.id,
    documentId: row.document_id,
    versionId: row.version_id,
    projectId: row.project_id,
    sensitivity: row.sensitivity,
    departmentIds: row.departments,
    generation: row.generation,
    ordinal: row.ordinal,
    page: row.page,
    text: row.text,
    headingPath: row.heading_path,
    documentName: row.name,
  }));
}
