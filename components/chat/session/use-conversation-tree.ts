"use client";

import { useState } from "react";
import type { ChatMessage, ConversationDto, MessageDto } from "@/lib/domains/chat/schema";
import type { QueuedQuestionDto } from "@/lib/domains/chat/queue/schema";
import { type ConversationData, toChatMessages } from "./answer-view";
import { newestBelow, pathTo, siblingsOf } from "./message-tree";

export interface ConversationTree {
  conversation: ConversationDto | null;
  queued: readonly QueuedQuestionDto[];
  /** What the server said of a message that it keeps. */
  kept: (messageId: string) => MessageDto | undefined;
  siblings: (messageId: string) => string[];
  /** Takes what the server keeps now; the branch on the screen. */
  take: (data: ConversationData) => ChatMessage[];
  /** The branch that goes through this message; null: the newest. */
  choose: (messageId: string | null) => ChatMessage[];
}

/** All branches that the server keeps, and which of them is on the screen. */
export function useConversationTree(kept: ConversationData | null): ConversationTree {
  const [data, setData] = useState(kept);
  const [chosen, setChosen] = useState<string | null>(null);
  const branch = (all: ConversationData, through: string | null) =>
    toChatMessages(all.conversation.id, pathTo(all.messages, through ? newestBelow(all.messages, through) : null));
  return {
    conversation: data?.conversation ?? null,
    queued: data?.queued ?? [],
    kept: (messageId) => data?.messages.find((message) => message.id === messageId),
    siblings: (messageId) => siblingsOf(data?.messages ?? [], messageId),
    take: (next) => {
      setData(next);
      return branch(next, chosen);
    },
    choose: (messageId) => {
      setChosen(messageId);
      return data ? branch(data, messageId) : [];
    },
  };
}
