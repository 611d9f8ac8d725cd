"use server";

import { action } from "@/lib/transport/action";
import { deleteFilter } from "./commands/delete-filter";
import { favourDocument } from "./commands/favour-document";
import { moveDocument } from "./commands/move-document";
import { renameDocument } from "./commands/rename-document";
import { saveFilter } from "./commands/save-filter";

export const moveDocumentAction = action(moveDocument);
export const renameDocumentAction = action(renameDocument);
export const favourDocumentAction = action(favourDocument);
export const saveFilterAction = action(saveFilter);
export const deleteFilterAction = action(deleteFilter);
