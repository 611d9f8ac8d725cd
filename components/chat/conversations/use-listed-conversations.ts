"use client";

import { useEffect, useState } from "react";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { conversationsUrl } from "../session/ask-urls";
import type { ConversationPage } from "./conversations-context";

const SETTLE_MS = 250;

interface Wanted {
  q: string;
  archived: boolean;
}

export interface ListedConversations {
  page: ConversationPage | null;
  failed: boolean;
  more: () => void;
  loadingMore: boolean;
}

/** The list as it was read with the page, or what the server finds for these words, or those put away; on with the next ones. */
export function useListedConversations(address: WorkspaceAddress, first: ConversationPage, { q, archived }: Wanted): ListedConversations {
  const plain = q === "" && !archived;
  const url = conversationsUrl(address, { q, archived });
  const [found, setFound] = useState<{ url: string; page: ConversationPage | null }>({ url, page: plain ? first : null });
  const [loadingMore, setLoadingMore] = useState(false);
  useEffect(() => {
    if (plain) return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      void read(url, controller.signal).then((page) => !controller.signal.aborted && setFound({ url, page }));
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [plain, url]);

  const here = found.url === url;
  const page = here ? found.page : plain ? first : null;
  return {
    page,
    failed: here && found.page === null && !plain,
    loadingMore,
    more: () => {
      if (!page || loadingMore) return;
      setLoadingMore(true);
      void read(conversationsUrl(address, { q, archived, skip: page.data.length }), new AbortController().signal).then((next) => {
        setLoadingMore(false);
        if (next) setFound({ url, page: { total: next.total, data: [...page.data, ...next.data.filter(({ id }) => page.data.every((one) => one.id !== id))] } });
      });
    },
  };
}

async function read(url: string, signal: AbortSignal): Promise<ConversationPage | null> {
  try {
    const response = await fetch(url, { signal, headers: { accept: "application/json" } });
    return response.ok ? ((await response.json()) as ConversationPage) : null;
  } catch {
    return null;
  }
}
