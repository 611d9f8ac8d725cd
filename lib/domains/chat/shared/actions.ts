"use server";

import { action } from "@/lib/transport/action";
import { shareConversation } from "./commands/share-conversation";

export const shareConversationAction = action(shareConversation);
