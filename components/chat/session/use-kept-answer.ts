"use client";

import { useEffect, useEffectEvent } from "react";
import type { ConversationData } from "./answer-view";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { conversationUrl } from "./ask-urls";

const ASK_AGAIN_MS = 1_000;

interface KeptAnswerHandlers {
  onKept: (data: ConversationData) => void;
  onGone: () => void;
  onSignedOut: () => void;
}

/** Fetches the conversation when `conversationId` is given, anew when `times` changes, and again every second while it cannot be reached. */
export function useKeptAnswer(address: WorkspaceAddress, conversationId: string | null, times: number, handlers: KeptAnswerHandlers): void {
  const onKept = useEffectEvent(handlers.onKept);
  const onGone = useEffectEvent(handlers.onGone);
  const onSignedOut = useEffectEvent(handlers.onSignedOut);
  const url = conversationId ? conversationUrl(address, conversationId) : null;

  useEffect(() => {
    if (!url) return;
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = async () => {
      const answer = await fetchConversation(url, signal);
      if (signal.aborted) return;
      if (answer === "gone") return onGone();
      if (answer === "signed-out") return onSignedOut();
      if (answer !== "unreachable") return onKept(answer);
      timer = setTimeout(() => void again(), ASK_AGAIN_MS);
    };
    void again();
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [url, times]);
}

export async function fetchConversation(
  url: string,
  signal: AbortSignal,
): Promise<ConversationData | "gone" | "signed-out" | "unreachable"> {
  try {
    const response = await fetch(url, { signal, headers: { accept: "application/json" } });
    if (response.status === 401) return "signed-out";
    if (response.status === 404 || response.status === 403) return "gone";
    if (!response.ok) return "unreachable";
    return (await response.json()) as ConversationData;
  } catch {
    return "unreachable";
  }
}
