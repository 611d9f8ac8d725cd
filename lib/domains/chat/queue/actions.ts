"use server";

import { action } from "@/lib/transport/action";
import { editQueued } from "./commands/edit-queued";
import { queueQuestion } from "./commands/queue-question";
import { removeQueued } from "./commands/remove-queued";

export const queueQuestionAction = action(queueQuestion);
export const editQueuedAction = action(editQueued);
export const removeQueuedAction = action(removeQueued);
