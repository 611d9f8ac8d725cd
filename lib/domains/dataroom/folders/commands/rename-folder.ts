import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { command } from "@/lib/kernel/command";
import { folderRenamed } from "../events";
import { assertNameIsFree, lockFolder } from "../queries/folder-rows";
import { renameFolderSchema } from "../schema";

/** After it the folder has this name; its place and what lies in it stay. */
export const renameFolder = command({
  name: "dataroom.rename-folder",
  permission: "documents:upload",
  input: renameFolderSchema,
  records: [folderRenamed],
  run: (ctx, { folderId, name }) =>
    inTenantStatements(ctx, async (tx) => {
      const folder = await lockFolder(tx, folderId);
      if (folder.name === name) return folder;
      await assertNameIsFree(tx, folder, name, folder.id);
      await tx.rows(Prisma.sql`UPDATE folders SET name = ${name}, updated_at = now() WHERE id = ${folderId}::uuid`);
      await tx.record(folderRenamed, { folderId, projectId: folder.projectId, name, before: folder.name, after: name });
      return { ...folder, name };
    }),
});
