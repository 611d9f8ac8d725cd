"use server";

import { action } from "@/lib/transport/action";
import { copyDocument } from "./commands/copy-document";
import { deleteFilter } from "./commands/delete-filter";
import { favourDocument } from "./commands/favour-document";
import { moveDocument } from "./commands/move-document";
import { renameDocument } from "./commands/rename-document";
import { saveFilter } from "./commands/save-filter";
import { tagDocument } from "./commands/tag-document";

export const moveDocumentAction = action(moveDocument);
export const copyDocumentAction = action(copyDocument);
export const tagDocumentAction = action(tagDocument);
export const renameDocumentAction = action(renameDocument);
export const favourDocumentAction = action(favourDocument);
export const saveFilterAction = action(saveFilter);
export const deleteFilterAction = action(deleteFilter);
