"use server";

import { action } from "@/lib/transport/action";
import { cancelProcessing } from "./commands/cancel-processing";
import { classifyDocument } from "./commands/classify-document";
import { limitDocument } from "./commands/limit-document";
import { purgeDocument } from "./commands/purge-document";
import { restoreDocument } from "./commands/restore-document";
import { retryProcessing } from "./commands/retry-processing";
import { trashDocument } from "./commands/trash-document";

export const trashDocumentAction = action(trashDocument);
export const restoreDocumentAction = action(restoreDocument);
export const purgeDocumentAction = action(purgeDocument);
export const classifyDocumentAction = action(classifyDocument);
export const limitDocumentAction = action(limitDocument);
export const retryProcessingAction = action(retryProcessing);
export const cancelProcessingAction = action(cancelProcessing);
