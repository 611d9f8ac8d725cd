import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { visibleFoldersSql } from "@/lib/domains/dataroom/folders/queries/folder-rows";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import type { TenantContext } from "@/lib/kernel/context";

/** Whether the actor may see what a row of `share_link_items` named i opens; in the trash too, since it may come back. */
export function visibleItemSql(ctx: TenantContext): Prisma.Sql {
  return Prisma.sql`(CASE WHEN i.document_id IS NOT NULL
    THEN EXISTS (SELECT 1 FROM documents d JOIN projects p ON p.id = d.project_id WHERE d.id = i.document_id AND ${visibleDocumentsSql(ctx, { trashed: "either" })})
    ELSE EXISTS (SELECT 1 FROM folders f JOIN projects p ON p.id = f.project_id WHERE f.id = i.folder_id AND (${visibleFoldersSql(ctx)} OR ${visibleFoldersSql(ctx, { trashed: true })})) END)`;
}

/**
 * Links that the actor may know of, as SQL over rows of `share_links` named l: his own, and those that open nothing which he may not
 * see himself. A link's name and its visitors say what it is about; where all it opened was erased, nobody knows any more who might see it.
 */
export function visibleLinksSql(ctx: TenantContext): Prisma.Sql {
  if (!ctx.permissions.has("shares:read")) return Prisma.sql`FALSE`;
  return Prisma.sql`(l.workspace_id = ${ctx.workspaceId}::uuid AND (l.created_by = ${ctx.userId}::uuid
    OR (EXISTS (SELECT 1 FROM share_link_items i WHERE i.link_id = l.id)
      AND NOT EXISTS (SELECT 1 FROM share_link_items i WHERE i.link_id = l.id AND NOT ${visibleItemSql(ctx)}))))`;
}
