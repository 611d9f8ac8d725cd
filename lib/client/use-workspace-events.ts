"use client";

import { useEffect, useEffectEvent } from "react";
import { eventsUrl, type WorkspaceAddress } from "./workspace-urls";

export interface WorkspaceEvent {
  type: string;
  objectType: string;
  objectId: string;
  at: string;
}

/** Calls back for every event named in `types` while mounted. The browser reconnects and resumes by itself. */
export function useWorkspaceEvents(address: WorkspaceAddress, types: readonly string[], onEvent: (event: WorkspaceEvent) => void): void {
  const handle = useEffectEvent(onEvent);
  const url = eventsUrl(address);
  const named = types.join(" ");
  useEffect(() => {
    if (typeof EventSource === "undefined" || named === "") return;
    const source = new EventSource(url);
    const listener = (message: MessageEvent<string>) => {
      const event = read(message.data);
      if (event) handle(event);
    };
    for (const type of named.split(" ")) source.addEventListener(type, listener);
    return () => source.close();
  }, [url, named]);
}

function read(data: string): WorkspaceEvent | null {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === "object" && value !== null && "objectId" in value ? (value as WorkspaceEvent) : null;
  } catch {
    return null;
  }
}
