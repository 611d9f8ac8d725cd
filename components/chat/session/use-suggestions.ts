"use client";

import { useEffect, useState } from "react";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { conversationUrl } from "./ask-urls";

/** What could be asked next; none while an answer is being written, and none where they cannot be had. */
export function useSuggestions(address: WorkspaceAddress, conversationId: string | null, answerId: string | null): string[] {
  const [suggested, setSuggested] = useState<{ answerId: string; questions: string[] } | null>(null);
  const url = conversationId ? `${conversationUrl(address, conversationId)}/suggestions` : null;
  useEffect(() => {
    if (!url || !answerId) return;
    const controller = new AbortController();
    fetch(url, { signal: controller.signal })
      .then(async (response) => ((response.ok && ((await response.json()) as { questions?: string[] }).questions) || []))
      .then((questions) => setSuggested({ answerId, questions }))
      .catch(() => undefined);
    return () => controller.abort();
  }, [url, answerId]);
  return suggested?.answerId === answerId ? suggested.questions : [];
}
