import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { visibleFoldersSql } from "@/lib/domains/dataroom/folders/queries/folder-rows";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { notFound } from "@/lib/kernel/app-error";
import { isId } from "@/lib/kernel/ids";
import type { SharedDocument, SharedFolder } from "../schema";

const MOST = 5_000;

/** The link's folders with all below them, as they lie now. */
function sharedFoldersSql(linkId: string): Prisma.Sql {
  return Prisma.sql`RECURSIVE shared AS (
      SELECT f.id FROM share_link_items i JOIN folders f ON f.id = i.folder_id WHERE i.link_id = ${linkId}::uuid AND f.deleted_at IS NULL
      UNION SELECT f.id FROM folders f JOIN shared s ON f.parent_id = s.id WHERE f.deleted_at IS NULL)`;
}

/**
 * What the link opens now: its documents and those below its folders, as far as the context of the link's maker sees them, and
 * readable: in the version that answers. What was moved out, put into the trash or classified higher is gone from it at once.
 */
async function readShared(tx: TenantStatements, linkId: string, which: Prisma.Sql): Promise<SharedDocument[]> {
  const rows = await tx.rows<SharedDocument & { size: string }>(Prisma.sql`WITH ${sharedFoldersSql(linkId)}
    SELECT d.id AS "documentId", v.id AS "versionId", v.number, d.name, CASE WHEN d.folder_id IN (SELECT id FROM shared) THEN d.folder_id END AS "folderId", v.kind, v.mime_type AS "mimeType",
      v.size::text AS size, v.sha256, v.storage_key AS "storageKey", v.page_count AS "pageCount", v.scan, v.status
    FROM documents d JOIN projects p ON p.id = d.project_id JOIN document_versions v ON v.id = coalesce(d.pinned_version_id, d.current_version_id) AND v.document_id = d.id
    WHERE (d.folder_id IN (SELECT id FROM shared) OR d.id IN (SELECT i.document_id FROM share_link_items i WHERE i.link_id = ${linkId}::uuid))
      AND v.status = 'ready' AND v.scan <> 'infected' AND ${visibleDocumentsSql(tx.ctx)} AND ${which}
    ORDER BY d.position, d.name_key, d.id LIMIT ${MOST}`);
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

/** `tx` of the context that the link gives (share.tenant), which sees as its maker does. */
export function sharedDocuments(tx: TenantStatements, linkId: string): Promise<SharedDocument[]> {
  return readShared(tx, linkId, Prisma.sql`TRUE`);
}

/** @throws AppError not_found for every document that the link does not open now. */
export async function sharedDocument(tx: TenantStatements, linkId: string, documentId: string): Promise<SharedDocument> {
  const [document] = isId(documentId) ? await readShared(tx, linkId, Prisma.sql`d.id = ${documentId}::uuid`) : [];
  if (!document) throw notFound("document");
  return document;
}

/** The folders around the shared documents, outermost first in each row of siblings. */
export function sharedFolders(tx: TenantStatements, linkId: string): Promise<SharedFolder[]> {
  return tx.rows(Prisma.sql`WITH ${sharedFoldersSql(linkId)}
    SELECT f.id, CASE WHEN f.parent_id IN (SELECT id FROM shared) THEN f.parent_id END AS "parentId", f.name
    FROM folders f JOIN projects p ON p.id = f.project_id WHERE f.id IN (SELECT id FROM shared) AND ${visibleFoldersSql(tx.ctx)} ORDER BY f.position, f.id LIMIT ${MOST}`);
}
