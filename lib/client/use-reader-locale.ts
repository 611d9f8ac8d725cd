"use client";

import { useSyncExternalStore } from "react";
import { useReaderPreferences } from "./reader-preferences";

/** The reader's own locale; a visitor's is the browser's (undefined), and English while the server's markup is taken over, so that both agree. */
export function useReaderLocale(): string | undefined {
  const preferences = useReaderPreferences();
  const visitors = useSyncExternalStore(neverChanges, browserLocale, serverLocale);
  return preferences?.locale ?? visitors;
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
