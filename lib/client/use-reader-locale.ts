"use client";

import { useSyncExternalStore } from "react";

/** The reader's own locale (undefined = the browser's); English while the server's markup is taken over, so that both agree. */
export function useReaderLocale(): string | undefined {
  return useSyncExternalStore(neverChanges, browserLocale, serverLocale);
}

function neverChanges() {
  return () => undefined;
}

function browserLocale(): string | undefined {
  return undefined;
}

function serverLocale(): string | undefined {
  return "en";
}
