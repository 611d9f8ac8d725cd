"use client";

import { usePathname } from "next/navigation";
import { useState } from "react";
import { Conversation, type ConversationProps } from "./conversation";
import { LateConversation } from "./late-conversation";
import { askPath } from "./session/ask-urls";

type AskScreenProps = Omit<ConversationProps, "kept" | "address"> & Pick<ConversationProps, "address">;

/**
 * The page of a new conversation. Its address becomes the conversation's without a navigation, so the page can be shown
 * again under an address of either kind: back at "/ask" it begins anew, at a conversation's address it fetches that one.
 */
export function AskScreen(props: AskScreenProps) {
  const pathname = usePathname();
  const [begun, setBegun] = useState<string | null>(null);
  const [{ seen, round, late }, setVisit] = useState(() => ({ seen: pathname, round: 0, late: conversationIn(props.address, pathname) }));
  if (seen !== pathname) {
    const id = conversationIn(props.address, pathname);
    const same = id !== null && id === begun;
    setVisit({ seen: pathname, round: id ? round : round + 1, late: same ? null : id });
    if (!same) setBegun(null);
  }
  if (late) return <LateConversation key={late} {...props} conversationId={late} />;
  return <Conversation key={`${round} ${props.startWith ?? ""} ${props.agent ?? ""}`} {...props} kept={null} onBegun={setBegun} />;
}

function conversationIn(address: AskScreenProps["address"], pathname: string): string | null {
  const prefix = `${askPath(address)}/`;
  return pathname.startsWith(prefix) ? pathname.slice(prefix.length) || null : null;
}
