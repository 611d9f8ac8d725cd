import "server-only";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { openProjectSql } from "@/lib/domains/tenancy/queries/open-project";
import { notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { folderCreated } from "../events";
import { insertFolder } from "../folder-insert";
import { getFolder, lockTree } from "../queries/folder-rows";
import { createFolderSchema } from "../schema";

/** After it the folder stands last among its siblings. */
export const createFolder = command({
  name: "dataroom.create-folder",
  permission: "documents:upload",
  input: createFolderSchema,
  records: [folderCreated],
  run: (ctx, input) =>
    inTenantStatements(ctx, async (tx) => {
      const parent = input.parentId ? await getFolder(tx, input.parentId) : null;
      const [project] = await tx.rows<{ id: string }>(openProjectSql(ctx, parent?.projectId ?? input.projectId ?? null));
      if (!project || (parent && input.projectId && input.projectId !== parent.projectId)) throw notFound("project");
      await lockTree(tx, project.id);
      const place = { projectId: project.id, parentId: parent?.id ?? null };
      const created = await insertFolder(tx, { ...place, name: input.name });
      await tx.record(folderCreated, { folderId: created.id, ...place, name: input.name });
      return created;
    }),
});
