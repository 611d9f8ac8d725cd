"use server";

import { action } from "@/lib/transport/action";
import { deleteConversation } from "./commands/delete-conversation";
import { renameConversation } from "./commands/rename-conversation";
import { stopAnswer } from "./commands/stop-answer";

export const stopAnswerAction = action(stopAnswer);
export const renameConversationAction = action(renameConversation);
export const deleteConversationAction = action(deleteConversation);
