"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { PanelDto } from "@/lib/domains/chat/panel/schema";
import { isOpen } from "../session/answer-view";
import { panelUrl } from "./panel-urls";

const ASK_AGAIN_MS = 1_000;

export function isRunning(panel: PanelDto): boolean {
  return panel.seats.some((seat) => isOpen(seat.status));
}

/** The panel as the server keeps it; asked again every second while a specialist writes. */
export function usePanel(address: WorkspaceAddress, initial: PanelDto): { panel: PanelDto; running: boolean; unreachable: boolean } {
  const [panel, setPanel] = useState(initial);
  const [unreachable, setUnreachable] = useState(false);
  const running = isRunning(panel);
  const url = panelUrl(address, initial.conversationId);
  const onAnswer = useEffectEvent((next: PanelDto | null) => {
    setUnreachable(next === null);
    if (next) setPanel(next);
  });

  useEffect(() => {
    if (!running) return;
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = async () => {
      const next = await fetchPanel(url, controller.signal);
      if (controller.signal.aborted) return;
      onAnswer(next);
      timer = setTimeout(() => void again(), ASK_AGAIN_MS);
    };
    timer = setTimeout(() => void again(), ASK_AGAIN_MS);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [running, url]);
  return { panel, running, unreachable };
}

async function fetchPanel(url: string, signal: AbortSignal): Promise<PanelDto | null> {
  try {
    const response = await fetch(url, { signal, headers: { accept: "application/json" } });
    return response.ok ? ((await response.json()) as PanelDto) : null;
  } catch {
    return null;
  }
}
