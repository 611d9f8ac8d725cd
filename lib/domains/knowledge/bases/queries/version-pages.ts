import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import type { ExtractedPage } from "@/lib/kernel/document-text";

interface Row {
  number: number;
  kind: ExtractedPage["kind"];
  label: string | null;
  text: string;
  headings: ExtractedPage["headings"];
}

/** The pages of a version as they were read. Only for versions that the reader has been let in to, or for the worker. */
export async function listVersionPages(tx: TenantStatements, versionId: string): Promise<ExtractedPage[]> {
  const rows = await tx.rows<Row>(Prisma.sql`SELECT number, kind, label, text, headings FROM document_pages WHERE version_id = ${versionId}::uuid ORDER BY number`);
  return rows.map(({ label, ...page }) => ({ ...page, ...(label === null ? {} : { label }) }));
}
