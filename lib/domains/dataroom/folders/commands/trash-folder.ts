import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { command } from "@/lib/kernel/command";
import { folderTrashed } from "../events";
import { lockFolder, renumber } from "../queries/folder-rows";
import { documentsIn, subtreeOf } from "../queries/folder-tree";
import { folderIdSchema } from "../schema";

/** After it the folder lies in the trash with all that was in it, hidden from the actor or not; restoring it brings back just that. The answer counts what he sees. */
export const trashFolder = command({
  name: "dataroom.trash-folder",
  permission: "documents:delete",
  input: folderIdSchema,
  records: [folderTrashed],
  run: (ctx, { folderId }) =>
    inTenantStatements(ctx, async (tx) => {
      const folder = await lockFolder(tx, folderId);
      const folderIds = (await subtreeOf(tx, folderId)).map((below) => below.id);
      const held = await documentsIn(tx, folderIds, null);
      const documentIds = held.map((document) => document.id);
      // One time for all of it: by it restoring knows what was put away together.
      const at = new Date().toISOString();
      await tx.rows(Prisma.sql`UPDATE folders SET deleted_at = ${at}::timestamptz WHERE id = ANY(${folderIds}::uuid[]) AND deleted_at IS NULL`);
      await tx.rows(Prisma.sql`UPDATE documents SET deleted_at = ${at}::timestamptz WHERE id = ANY(${documentIds}::uuid[])`);
      await renumber(tx, folder);
      await tx.record(folderTrashed, { folderId, projectId: folder.projectId, name: folder.name, folderIds, documentIds });
      return { folderId, documents: held.filter((document) => document.seen).length };
    }),
});
