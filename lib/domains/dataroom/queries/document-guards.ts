import "server-only";
import type { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import type { documentPurged } from "../events";
import { effectiveSensitivity, type FolderGuard } from "../folders/policy";
import { FOLDER_GUARDS } from "../folders/visibility";

/** What an erased document's event keeps of it, so that only those hear of it who could see it. */
export async function listDocumentGuards(tx: TenantStatements, documentIds: readonly string[]): Promise<z.input<typeof documentPurged.payload>[]> {
  const rows = await tx.rows<{ documentId: string; projectId: string; name: string; sensitivity: number; departments: string[]; folders: FolderGuard[] }>(Prisma.sql`SELECT d.id AS "documentId",
      d.project_id AS "projectId", d.name, d.sensitivity::int AS sensitivity, ARRAY(SELECT dd.department_id::text FROM document_departments dd WHERE dd.document_id = d.id ORDER BY 1) AS departments,
      ${FOLDER_GUARDS} AS folders FROM documents d WHERE d.id = ANY(${[...documentIds]}::uuid[])`);
  return rows.map(({ folders, sensitivity, ...row }) => {
    const folderLimits = folders.map((folder) => [...folder.departments]).filter((limit) => limit.length > 0);
    return { ...row, sensitivity: effectiveSensitivity(sensitivity, folders), ...(folderLimits.length > 0 ? { folderLimits } : {}) };
  });
}
