"use server";

import { action } from "@/lib/transport/action";
import { cloneAgent } from "./commands/clone-agent";
import { createAgent } from "./commands/create-agent";
import { deleteAgent } from "./commands/delete-agent";
import { reactivateAgent } from "./commands/reactivate-agent";
import { restoreVersion } from "./commands/restore-version";
import { updateAgent } from "./commands/update-agent";

export const createAgentAction = action(createAgent);
export const updateAgentAction = action(updateAgent);
export const cloneAgentAction = action(cloneAgent);
export const deleteAgentAction = action(deleteAgent);
export const reactivateAgentAction = action(reactivateAgent);
export const restoreVersionAction = action(restoreVersion);
