"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { useBackgroundRefresh } from "@/lib/client/use-background-refresh";
import { useWorkspaceEvents } from "@/lib/client/use-workspace-events";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";

interface LiveHomeProps {
  address: WorkspaceAddress;
  /** Names of the events after which what Home shows may differ. */
  events: readonly string[];
  /** Something is being prepared: look again by the clock too. */
  pending: boolean;
}

const GATHER_MS = 400;
const LOOK_AGAIN_MS = 4_000;

/** Renews Home when something happens in the workspace; many events at once make one renewal. */
export function LiveHome({ address, events, pending }: LiveHomeProps) {
  const reread = useBackgroundRefresh(address);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const renew = useEffectEvent(() => reread());

  useWorkspaceEvents(address, events, () => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      reread();
    }, GATHER_MS);
  });

  useEffect(() => {
    if (!pending) return;
    const clock = setInterval(() => renew(), LOOK_AGAIN_MS);
    return () => clearInterval(clock);
  }, [pending]);

  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
    },
    [],
  );
  return null;
}
