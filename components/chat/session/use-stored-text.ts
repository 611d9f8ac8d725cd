"use client";

import { useCallback, useSyncExternalStore } from "react";

type Area = "session" | "local";

/** Also where the browser refuses its storage: then it lasts as long as the page. */
const memory = new Map<string, string>();
const listeners = new Set<() => void>();

/** A text that outlives a reload: for this tab ("session") or for this browser ("local"). */
export function useStoredText(key: string, area: Area, fallback = ""): [string, (value: string) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => read(key, area) ?? fallback,
    () => fallback,
  );
  const set = useCallback((next: string) => write(key, area, next), [key, area]);
  return [value, set];
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function storageOf(area: Area): Storage {
  return area === "session" ? window.sessionStorage : window.localStorage;
}

function read(key: string, area: Area): string | null {
  const kept = memory.get(key);
  if (kept !== undefined) return kept;
  try {
    return storageOf(area).getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, area: Area, value: string): void {
  memory.set(key, value);
  try {
    if (value) storageOf(area).setItem(key, value);
    else storageOf(area).removeItem(key);
  } catch {
    // Full or forbidden: memory holds it.
  }
  for (const listener of listeners) listener();
}
