import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { sensitivityLevel } from "@/lib/kernel/sensitivity";
import { canClassify, needsReason } from "../../policy";
import { folderClassified } from "../events";
import { lockFolder } from "../queries/folder-rows";
import { raiseToFloor } from "../queries/folder-tree";
import { classifyFolderSchema } from "../schema";

/** After it all that lies in the folder has at least this level, from the next request on; asking for less lowers none of it. */
export const classifyFolder = command({
  name: "dataroom.classify-folder",
  permission: "documents:classify",
  input: classifyFolderSchema,
  records: [folderClassified],
  run: (ctx, { folderId, minSensitivity: after, ...input }) =>
    inTenantStatements(ctx, async (tx) => {
      const folder = await lockFolder(tx, folderId);
      const before = folder.minSensitivity;
      if (!canClassify(ctx, after)) {
        const userMessage = "You cannot ask for a sensitivity above your own clearance. Nothing was changed.";
        throw new AppError("forbidden", { userMessage, fields: { minSensitivity: "above your clearance" } });
      }
      if (before === after) return folder;
      const reason = input.reason ?? "";
      if (needsReason(before, after) && reason === "") {
        throw new AppError("invalid_input", { userMessage: "Say why more people may read what is in this folder.", fields: { reason: "Enter a reason." } });
      }
      await tx.rows(Prisma.sql`UPDATE folders SET min_sensitivity = ${sensitivityLevel(after)}, updated_at = now() WHERE id = ${folderId}::uuid`);
      await tx.record(folderClassified, { folderId, projectId: folder.projectId, name: folder.name, before, after, reason: reason || null, ...(await raiseToFloor(tx, folderId)) });
      return { ...folder, minSensitivity: after };
    }, { timeout: 60_000 }),
});
