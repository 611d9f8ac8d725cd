"use client";

import { useSyncExternalStore } from "react";

/** Room for the evidence rail beside the answer; the same width as Tailwind's lg. */
const QUERY = "(min-width: 64rem)";

export function useWideScreen(): boolean {
  return useSyncExternalStore(subscribe, matches, () => true);
}

function list(): MediaQueryList | null {
  return typeof window.matchMedia === "function" ? window.matchMedia(QUERY) : null;
}

function matches(): boolean {
  return list()?.matches ?? true;
}

function subscribe(listener: () => void) {
  const query = list();
  query?.addEventListener("change", listener);
  return () => query?.removeEventListener("change", listener);
}
