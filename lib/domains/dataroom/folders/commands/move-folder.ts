import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { folderMoved } from "../events";
import { assertDepth } from "../folder-insert";
import { dropsLimit, effectiveSensitivity } from "../policy";
import { assertNameIsFree, getFolder, lockFolder, renumber } from "../queries/folder-rows";
import { guardsAround, raiseToFloor, subtreeOf } from "../queries/folder-tree";
import { moveFolderSchema } from "../schema";

/** After it the folder lies there with all that is in it, and nobody sees more than before: the level of its old place goes along, and that of the new one holds. */
export const moveFolder = command({
  name: "dataroom.move-folder",
  permission: "documents:upload",
  input: moveFolderSchema,
  records: [folderMoved],
  run: (ctx, input) =>
    inTenantStatements(ctx, async (tx) => {
      const folder = await lockFolder(tx, input.folderId);
      const parent = input.parentId ? await getFolder(tx, input.parentId) : null;
      if (parent && parent.projectId !== folder.projectId) throw notFound("folder");
      const subtree = await subtreeOf(tx, folder.id);
      if (parent && subtree.some((below) => below.id === parent.id)) {
        throw new AppError("conflict", { userMessage: "A folder cannot lie in itself. Nothing was moved.", fields: { parentId: "inside the folder itself" } });
      }
      assertDepth((parent?.depth ?? 0) + Math.max(...subtree.map((below) => below.height)));
      const to = { projectId: folder.projectId, parentId: parent?.id ?? null };
      await assertNameIsFree(tx, to, folder.name, folder.id);
      const [before, after] = [await guardsAround(tx, folder.parentId), await guardsAround(tx, to.parentId)];
      if (dropsLimit(before, after) && !ctx.permissions.has("documents:limit")) {
        throw new AppError("forbidden", { userMessage: "Its place is limited to departments, and the new one is not. Moving it takes somebody who may limit documents; nothing was moved." });
      }
      const level = effectiveSensitivity(0, before);
      const raisedTo = level > effectiveSensitivity(0, after) ? level : null;
      await tx.rows(Prisma.sql`UPDATE folders SET parent_id = ${to.parentId}::uuid, position = 1000000, min_sensitivity = greatest(min_sensitivity, ${raisedTo ?? 0}), updated_at = now() WHERE id = ${folder.id}::uuid`);
      // First without it, so that its old place is closed before the new one is counted.
      await renumber(tx, { ...to, parentId: folder.parentId });
      await renumber(tx, to, { folderId: folder.id, position: input.position ?? 1_000_001 });
      const moved = await getFolder(tx, folder.id);
      const places = { before: { parentId: folder.parentId, position: folder.position }, after: { parentId: moved.parentId, position: moved.position } };
      await tx.record(folderMoved, { folderId: folder.id, projectId: folder.projectId, name: folder.name, ...places, raisedTo, ...(await raiseToFloor(tx, folder.id)) });
      return moved;
    }, { timeout: 60_000 }),
});
