"use client";

import { useState } from "react";
import { ErrorState } from "@/components/patterns/error-state";
import { Conversation, type ConversationProps } from "./conversation";
import { ConversationSkeleton } from "./conversation-skeleton";
import type { ConversationData } from "./session/answer-view";
import { useKeptAnswer } from "./session/use-kept-answer";

type LateConversationProps = Omit<ConversationProps, "kept"> & { conversationId: string };

/** A conversation that the browser came back to, fetched here since the page was made for a new one. */
export function LateConversation({ conversationId, ...props }: LateConversationProps) {
  const [kept, setKept] = useState<ConversationData | null>(null);
  const [lost, setLost] = useState(false);
  useKeptAnswer(props.address, kept || lost ? null : conversationId, 0, {
    onKept: setKept,
    onGone: () => setLost(true),
    onSignedOut: () => setLost(true),
  });
  if (lost) {
    return (
      <ErrorState title="This conversation cannot be opened" onRetry={() => setLost(false)}>
        It may have been deleted, or your session has ended.
      </ErrorState>
    );
  }
  return kept ? <Conversation {...props} kept={kept} /> : <ConversationSkeleton />;
}
