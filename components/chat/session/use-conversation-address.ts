"use client";

import { useEffect, useEffectEvent } from "react";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { ChatMessage, ConversationDto } from "@/lib/domains/chat/schema";
import { useConversations } from "../conversations/conversations-context";
import { type ConversationData, textOf } from "./answer-view";
import { askPath } from "./ask-urls";

const TITLE = 80;

interface ConversationAddressOptions {
  address: WorkspaceAddress;
  kept: ConversationData | null;
  conversationId: string | null;
  messages: readonly ChatMessage[];
  onBegun?: ((conversationId: string) => void) | undefined;
}

/** Gives a conversation that has begun here its address and its place in the list. Returns its title. */
export function useConversationAddress({ address, kept, conversationId, messages, onBegun }: ConversationAddressOptions): string | null {
  const { changes, change } = useConversations();
  const first = messages.find((message) => message.role === "user");
  const asked = messages.filter((message) => message.role === "user").length;

  const note = useEffectEvent((id: string) => {
    const now = new Date().toISOString();
    const known = changes.get(id) ?? kept?.conversation;
    const begun: ConversationDto = {
      id,
      title: titleOf(first),
      projectId: null,
      projectName: null,
      documentIds: [],
      createdAt: now,
      updatedAt: now,
      pinned: false,
      archived: false,
      shared: "nobody",
      own: true,
      ownerName: "",
    };
    change(id, known ? { ...known, updatedAt: now } : begun);
  });
  const initiallyAsked = kept?.messages.filter((message) => message.role === "user").length ?? 0;
  useEffect(() => {
    if (conversationId && asked > initiallyAsked) note(conversationId);
  }, [conversationId, asked, initiallyAsked]);

  const begunHere = kept === null ? conversationId : null;
  const settle = useEffectEvent((id: string) => {
    onBegun?.(id);
    // Without a navigation: the page that is streaming must stay.
    window.history.replaceState(null, "", askPath(address, id));
  });
  useEffect(() => {
    if (begunHere) settle(begunHere);
  }, [begunHere]);

  if (!conversationId) return null;
  return changes.get(conversationId)?.title ?? kept?.conversation.title ?? titleOf(first);
}

function titleOf(message: ChatMessage | undefined): string {
  return message ? textOf(message).replace(/\s+/gu, " ").slice(0, TITLE) : "";
}
