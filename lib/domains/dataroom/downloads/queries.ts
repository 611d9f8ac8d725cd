import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { visibleFoldersSql } from "../folders/queries/folder-rows";
import { visibleDocumentsSql } from "../visibility";

export interface ArchivedDocument {
  id: string;
  name: string;
  folderId: string | null;
  projectName: string;
  kind: string;
  size: number;
  storageKey: string;
  scan: string;
  status: string;
  createdAt: Date;
}

/** The versions that answer of these documents and of all in these folders, as far as the actor may see them; at most `limit`. */
export function listArchivedDocuments(tx: TenantTx, chosen: { documentIds: readonly string[]; folderIds: readonly string[] }, limit: number): Promise<ArchivedDocument[]> {
  return tx.rows<ArchivedDocument>(Prisma.sql`SELECT d.id, d.name, d.folder_id AS "folderId", p.name AS "projectName", v.kind, v.size::float8 AS size, v.storage_key AS "storageKey",
      v.scan, v.status, v.created_at AS "createdAt"
    FROM documents d JOIN projects p ON p.id = d.project_id JOIN document_versions v ON v.id = coalesce(d.current_version_id, d.latest_version_id)
    WHERE (d.id = ANY(${[...chosen.documentIds]}::uuid[]) OR d.folder_id = ANY(${[...chosen.folderIds]}::uuid[])) AND ${visibleDocumentsSql(tx.ctx)}
    ORDER BY p.name, p.id, d.folder_id NULLS FIRST, d.position, d.name, d.id LIMIT ${limit}`);
}

interface FolderRow {
  id: string;
  parentId: string | null;
  name: string;
}

/** The folders that the actor may see, by id: one whose guards keep him out is as absent as one that is not there. */
export async function listFolderTree(tx: TenantTx): Promise<Map<string, FolderRow>> {
  const rows = await tx.rows<FolderRow>(Prisma.sql`SELECT f.id, f.parent_id AS "parentId", f.name FROM folders f JOIN projects p ON p.id = f.project_id
    WHERE ${visibleFoldersSql(tx.ctx)}`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The folders themselves and everything below them. @throws AppError not_found for one that is not there. */
export function foldersBelow(tree: ReadonlyMap<string, FolderRow>, folderIds: readonly string[]): string[] {
  if (folderIds.some((id) => !tree.has(id))) throw notFound("folder");
  const children = new Map<string, string[]>();
  for (const { id, parentId } of tree.values()) if (parentId) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  const found = new Set<string>();
  const open = [...folderIds];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(children.get(id) ?? []));
  }
  return [...found];
}

/** Names from the outermost folder to this one. */
export function folderPath(tree: ReadonlyMap<string, FolderRow>, folderId: string | null): string[] {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let folder = tree.get(folderId ?? ""); folder && !seen.has(folder.id); folder = tree.get(folder.parentId ?? "")) {
    seen.add(folder.id);
    names.unshift(folder.name);
  }
  return names;
}
