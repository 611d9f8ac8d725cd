"use server";

import { action } from "@/lib/transport/action";
import { addSources } from "./commands/add-sources";
import { cancelIndexing } from "./commands/cancel-indexing";
import { createBase } from "./commands/create-base";
import { deleteBase } from "./commands/delete-base";
import { indexBase } from "./commands/index-base";
import { publishBase } from "./commands/publish-base";
import { removeSource } from "./commands/remove-source";
import { unpublishBase } from "./commands/unpublish-base";
import { updateBase } from "./commands/update-base";

export const createBaseAction = action(createBase);
export const updateBaseAction = action(updateBase);
export const addSourcesAction = action(addSources);
export const removeSourceAction = action(removeSource);
export const indexBaseAction = action(indexBase);
export const cancelIndexingAction = action(cancelIndexing);
export const publishBaseAction = action(publishBase);
export const unpublishBaseAction = action(unpublishBase);
export const deleteBaseAction = action(deleteBase);
