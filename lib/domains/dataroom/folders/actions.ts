"use server";

import { action } from "@/lib/transport/action";
import { classifyFolder } from "./commands/classify-folder";
import { createFolder } from "./commands/create-folder";
import { limitFolder } from "./commands/limit-folder";
import { moveFolder } from "./commands/move-folder";
import { purgeFolder } from "./commands/purge-folder";
import { renameFolder } from "./commands/rename-folder";
import { restoreFolder } from "./commands/restore-folder";
import { trashFolder } from "./commands/trash-folder";

export const createFolderAction = action(createFolder);
export const renameFolderAction = action(renameFolder);
export const moveFolderAction = action(moveFolder);
export const classifyFolderAction = action(classifyFolder);
export const limitFolderAction = action(limitFolder);
export const trashFolderAction = action(trashFolder);
export const restoreFolderAction = action(restoreFolder);
export const purgeFolderAction = action(purgeFolder);
