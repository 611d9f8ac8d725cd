"use client";

import { useEffect, useEffectEvent } from "react";
import { eventsUrl, type WorkspaceAddress } from "./workspace-urls";

export interface WorkspaceEvent {
  type: string;
  objectType: string;
  objectId: string;
  at: string;
}

type Listener = (event: WorkspaceEvent) => void;

interface Channel {
  source: EventSource;
  types: Map<string, Set<Listener>>;
  users: number;
}

/** One stream for all who listen: a browser opens only six connections to a server, and uploads need some of them. */
const channels = new Map<string, Channel>();

/** Calls back for every event named in `types` while mounted. The browser reconnects and resumes by itself. */
export function useWorkspaceEvents(address: WorkspaceAddress, types: readonly string[], onEvent: Listener): void {
  const handle = useEffectEvent(onEvent);
  const url = eventsUrl(address);
  const named = types.join(" ");
  useEffect(() => {
    if (typeof EventSource === "undefined" || named === "") return;
    return listen(url, named.split(" "), (event) => handle(event));
  }, [url, named]);
}

function listen(url: string, types: readonly string[], listener: Listener): () => void {
  const channel = channels.get(url) ?? open(url);
  channels.set(url, channel);
  channel.users += 1;
  for (const type of types) listenersOf(channel, type).add(listener);
  return () => {
    for (const type of types) channel.types.get(type)?.delete(listener);
    channel.users -= 1;
    if (channel.users > 0) return;
    channel.source.close();
    channels.delete(url);
  };
}

function open(url: string): Channel {
  const source = new EventSource(url);
  // A browser reconnects by itself, unless it is refused.
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) void leaveIfShutOut(url);
  });
  return { source, types: new Map<string, Set<Listener>>(), users: 0 };
}

/** Who was suspended or removed keeps nothing on his screen. A session that merely ended is told at the next request, since what was typed would be lost. */
async function leaveIfShutOut(url: string): Promise<void> {
  const leave = new AbortController();
  const status = await fetch(url, { signal: leave.signal }).then((response) => response.status, () => 0);
  leave.abort();
  if (status === 403 || status === 404) window.location.reload();
}

function listenersOf(channel: Channel, type: string): Set<Listener> {
  const known = channel.types.get(type);
  if (known) return known;
  const listeners = new Set<Listener>();
  channel.types.set(type, listeners);
  channel.source.addEventListener(type, (message: MessageEvent<string>) => {
    const event = read(message.data);
    if (event) for (const listener of listeners) listener(event);
  });
  return listeners;
}

function read(data: string): WorkspaceEvent | null {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === "object" && value !== null && "objectId" in value ? (value as WorkspaceEvent) : null;
  } catch {
    return null;
  }
}
