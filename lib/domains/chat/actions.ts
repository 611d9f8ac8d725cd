"use server";

import { action } from "@/lib/transport/action";
import { archiveConversation } from "./commands/archive-conversation";
import { changeScope } from "./commands/change-scope";
import { decideToolCall } from "./commands/decide-tool-call";
import { deleteConversation } from "./commands/delete-conversation";
import { pinConversation } from "./commands/pin-conversation";
import { renameConversation } from "./commands/rename-conversation";
import { restoreConversation } from "./commands/restore-conversation";
import { stopAnswer } from "./commands/stop-answer";

export const decideToolCallAction = action(decideToolCall);
export const stopAnswerAction = action(stopAnswer);
export const renameConversationAction = action(renameConversation);
export const deleteConversationAction = action(deleteConversation);
export const restoreConversationAction = action(restoreConversation);
export const pinConversationAction = action(pinConversation);
export const archiveConversationAction = action(archiveConversation);
export const changeScopeAction = action(changeScope);
