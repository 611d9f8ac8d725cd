import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { staysInSight } from "../../policy";
import { folderLimited } from "../events";
import { lockFolder } from "../queries/folder-rows";
import { limitFolderSchema } from "../schema";

/** After it only members of these departments see the folder and what lies in it; with none of them, whom the folders around it let in. */
export const limitFolder = command({
  name: "dataroom.limit-folder",
  permission: "documents:limit",
  input: limitFolderSchema,
  records: [folderLimited],
  run: (ctx, { folderId, confirmed, ...input }) =>
    inTenantStatements(ctx, async (tx) => {
      const folder = await lockFolder(tx, folderId);
      const { organizationId, workspaceId } = ctx;
      const after = [...new Set(input.departmentIds)].sort();
      const before = folder.departmentIds;
      const found = await tx.rows(Prisma.sql`SELECT id FROM departments WHERE id = ANY(${after}::uuid[]) AND organization_id = ${organizationId}::uuid FOR SHARE`);
      if (found.length !== after.length) throw notFound("department");
      if (!confirmed && !staysInSight(ctx, after)) {
        const userMessage = "You belong to none of these departments and would not see the folder any more. Nothing was changed; confirm to go on.";
        throw new AppError("conflict", { userMessage, fields: { confirmed: "You would not see the folder any more." } });
      }
      if (before.join() === after.join()) return { folderId, departmentIds: after };
      await tx.rows(Prisma.sql`DELETE FROM folder_departments WHERE folder_id = ${folderId}::uuid`);
      await tx.rows(Prisma.sql`INSERT INTO folder_departments (organization_id, workspace_id, folder_id, department_id)
        SELECT ${organizationId}::uuid, ${workspaceId}::uuid, ${folderId}::uuid, unnest(${after}::uuid[])`);
      await tx.record(folderLimited, { folderId, projectId: folder.projectId, name: folder.name, before, after });
      return { folderId, departmentIds: after };
    }),
});
