"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { ConversationDto } from "@/lib/domains/chat/schema";
import { useStoredText } from "../session/use-stored-text";

export interface ConversationPage {
  data: ConversationDto[];
  total: number;
}

interface ConversationsValue {
  address: WorkspaceAddress;
  /** As the server listed them when the screen was opened. */
  listed: Promise<ConversationPage>;
  /** What has happened here since, newest first. */
  changes: ReadonlyMap<string, ConversationDto | null>;
  /** Begun, asked in or renamed; null: deleted. */
  change: (id: string, conversation: ConversationDto | null) => void;
  paneOpen: boolean;
  setPaneOpen: (open: boolean) => void;
  sheetOpen: boolean;
  setSheetOpen: (open: boolean) => void;
}

const ConversationsContext = createContext<ConversationsValue | null>(null);

export function useConversations(): ConversationsValue {
  const value = useContext(ConversationsContext);
  if (!value) throw new Error("useConversations outside of ConversationsProvider");
  return value;
}

interface ConversationsProviderProps {
  address: WorkspaceAddress;
  listed: Promise<ConversationPage>;
  children: ReactNode;
}

/** Holds the list of conversations while one moves between them: a new one appears without asking the server again. */
export function ConversationsProvider({ address, listed, children }: ConversationsProviderProps) {
  const [changes, setChanges] = useState<ReadonlyMap<string, ConversationDto | null>>(new Map());
  const [pane, setPane] = useStoredText("muniment.ask.pane", "local", "open");
  const [sheetOpen, setSheetOpen] = useState(false);
  const change = useCallback(
    (id: string, conversation: ConversationDto | null) =>
      setChanges((known) => new Map([[id, conversation], ...[...known].filter(([other]) => other !== id)])),
    [],
  );
  const value = useMemo(
    () => ({
      address,
      listed,
      changes,
      change,
      paneOpen: pane === "open",
      setPaneOpen: (open: boolean) => setPane(open ? "open" : "closed"),
      sheetOpen,
      setSheetOpen,
    }),
    [address, listed, changes, change, pane, setPane, sheetOpen],
  );
  return <ConversationsContext value={value}>{children}</ConversationsContext>;
}

/** The list as it is now: pinned ones, then the newest activity. Of a search only what was found, as it is named now. */
export function presentConversations(
  page: ConversationPage,
  changes: ReadonlyMap<string, ConversationDto | null>,
  { archived, found }: { archived: boolean; found: boolean },
): ConversationDto[] {
  const known = new Set(page.data.map(({ id }) => id));
  const here = page.data.flatMap((conversation) => {
    const changed = changes.get(conversation.id);
    return changed === null ? [] : (changed ?? conversation);
  });
  const begun = found ? [] : [...changes.values()].filter((conversation) => conversation !== null && !known.has(conversation.id));
  return [...begun, ...here]
    .filter((conversation) => conversation !== null)
    .filter((conversation) => conversation.archived === archived)
    .sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.updatedAt.localeCompare(a.updatedAt));
}
