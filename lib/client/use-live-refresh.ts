"use client";

import { useCallback, useEffect, useEffectEvent, useRef } from "react";
import { useBackgroundRefresh } from "./use-background-refresh";
import { useWorkspaceEvents } from "./use-workspace-events";
import type { WorkspaceAddress } from "./workspace-urls";

const SETTLE = 300;

/** Re-reads the page after events of these types, many in a row at once, and every `everyMs` while `busy`. */
export function useLiveRefresh(
  address: WorkspaceAddress,
  types: readonly string[],
  { busy, everyMs = 2_000 }: { busy: boolean; everyMs?: number },
): void {
  const reread = useBackgroundRefresh(address);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(reread, SETTLE);
  }, [reread]);
  useWorkspaceEvents(address, types, soon);
  useEffect(() => () => clearTimeout(timer.current), []);

  const refresh = useEffectEvent(() => {
    if (document.visibilityState === "visible") reread();
  });
  useEffect(() => {
    if (!busy) return;
    const interval = setInterval(() => refresh(), everyMs);
    return () => clearInterval(interval);
  }, [busy, everyMs]);
}
