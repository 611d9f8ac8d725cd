import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { command } from "@/lib/kernel/command";
import { folderRestored } from "../events";
import { reviveFolder } from "../folder-revival";
import { lockFolder } from "../queries/folder-rows";
import { documentsIn, subtreeOf } from "../queries/folder-tree";
import { folderIdSchema } from "../schema";

/** After it the folder and what was put away with it are back; folders around it that lie in the trash come back too, empty. */
export const restoreFolder = command({
  name: "dataroom.restore-folder",
  permission: "documents:delete",
  input: folderIdSchema,
  records: [folderRestored],
  run: (ctx, { folderId }) =>
    inTenantStatements(ctx, async (tx) => {
      const folder = await lockFolder(tx, folderId, { trashed: true });
      const subtree = (await subtreeOf(tx, folderId)).map((below) => below.id);
      const held = await documentsIn(tx, subtree, folder.deletedAt);
      const folders = await tx.rows<{ id: string }>(Prisma.sql`UPDATE folders SET deleted_at = NULL, updated_at = now()
        WHERE id = ANY(${subtree}::uuid[]) AND id <> ${folderId}::uuid AND deleted_at = ${folder.deletedAt}::timestamptz RETURNING id`);
      const name = await reviveFolder(tx, folderId);
      const documents = held.map((document) => ({ documentId: document.id, versionId: document.versionId }));
      await tx.rows(Prisma.sql`UPDATE documents SET deleted_at = NULL, updated_at = now() WHERE id = ANY(${documents.map((document) => document.documentId)}::uuid[])`);
      await tx.record(folderRestored, { folderId, projectId: folder.projectId, name, folderIds: [folderId, ...folders.map((row) => row.id)], documents });
      return { folderId, name, documents: held.filter((document) => document.seen).length };
    }),
});
