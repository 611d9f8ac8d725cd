"use client";

import { useEffect, useState } from "react";
import { useWorkspaceEvents } from "@/lib/client/use-workspace-events";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { PRESENCE_EVENT, type PresenceDto } from "@/lib/domains/chat/shared/schema";
import { conversationUrl } from "./ask-urls";

/** How often one says that one is still here, and how long that holds; milliseconds. */
const SAY_EVERY_MS = 20_000;
const HOLDS_MS = 50_000;
const TYPING_HOLDS_MS = 6_000;

export interface Present {
  userId: string;
  name: string;
  typing: boolean;
}

interface Seen extends Present {
  until: number;
}

/** Who else looks at a shared conversation, told over the workspace's event stream. `typing` says it of oneself. */
export function usePresence(address: WorkspaceAddress, conversationId: string | null, typing: boolean): Present[] {
  const [seen, setSeen] = useState<readonly Seen[]>([]);
  const url = conversationId ? `${conversationUrl(address, conversationId)}/presence` : null;

  useWorkspaceEvents(address, url ? [PRESENCE_EVENT] : [], (event) => {
    const told = event as unknown as PresenceDto;
    if (told.objectId !== conversationId) return;
    const others = seen.filter((one) => one.userId !== told.userId);
    // Who has just come knows of nobody yet.
    if (url && others.length === seen.length && told.state !== "gone") say(url, typing ? "typing" : "here");
    const { userId, name } = told;
    setSeen(told.state === "gone" ? others : [...others, { userId, name, typing: told.state === "typing", until: Date.now() + (told.state === "typing" ? TYPING_HOLDS_MS : HOLDS_MS) }]);
  });

  useEffect(() => {
    if (!url) return;
    say(url, "here");
    const timer = setInterval(() => say(url, "here"), SAY_EVERY_MS);
    return () => {
      clearInterval(timer);
      say(url, "gone");
    };
  }, [url]);

  useEffect(() => {
    if (url && typing) say(url, "typing");
  }, [url, typing]);

  useEffect(() => {
    const next = Math.min(...seen.map((one) => one.until));
    if (!Number.isFinite(next)) return;
    const timer = setTimeout(
      () => setSeen((all) => all.flatMap((one) => (one.until > Date.now() ? one : one.typing ? { ...one, typing: false, until: Date.now() + HOLDS_MS } : []))),
      Math.max(0, next - Date.now()) + 50,
    );
    return () => clearTimeout(timer);
  }, [seen]);

  return url ? [...seen] : [];
}

function say(url: string, state: PresenceDto["state"]): void {
  // Lost ones are said again in a moment.
  void fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ state }), keepalive: true }).catch(() => undefined);
}
