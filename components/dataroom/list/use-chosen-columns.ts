"use client";

import { useCallback, useSyncExternalStore } from "react";

const KEY = "muniment.data-room.columns";
const USUAL = ["type", "status", "sensitivity", "updated"];
const CHANGED = "muniment:columns";

/** The columns a person chose, beside the name; kept in this browser. `usual`: those that a place adds to the usual ones. */
export function useChosenColumns(usual: readonly string[]): {
  chosen: ReadonlySet<string>;
  choose: (columns: readonly string[] | null) => void;
  own: boolean;
} {
  const kept = useSyncExternalStore(subscribe, read, () => null);
  const choose = useCallback((columns: readonly string[] | null) => {
    try {
      if (columns) localStorage.setItem(KEY, columns.join(","));
      else localStorage.removeItem(KEY);
    } catch {
      // Storage may be forbidden: then the choice lasts as long as nothing is kept, which is not at all.
    }
    window.dispatchEvent(new Event(CHANGED));
  }, []);
  return {
    chosen: new Set(kept === null ? [...USUAL, ...usual] : kept.split(",")),
    choose,
    own: kept !== null,
  };
}

function subscribe(changed: () => void): () => void {
  for (const type of [CHANGED, "storage"]) window.addEventListener(type, changed);
  return () => {
    for (const type of [CHANGED, "storage"]) window.removeEventListener(type, changed);
  };
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
