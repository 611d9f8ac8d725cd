"use server";

import { action } from "@/lib/transport/action";
import { createFolder } from "./commands/create-folder";
import { renameFolder } from "./commands/rename-folder";
import { restoreFolder } from "./commands/restore-folder";
import { trashFolder } from "./commands/trash-folder";

export const createFolderAction = action(createFolder);
export const renameFolderAction = action(renameFolder);
export const trashFolderAction = action(trashFolder);
export const restoreFolderAction = action(restoreFolder);
