"use client";

import { createContext, type ReactNode, useContext } from "react";

export interface ReaderPreferences {
  /** How numbers, dates and times are written. */
  locale: string;
  /** IANA name of the zone that times are shown in. */
  timeZone: string;
  theme: "system" | "light" | "dark";
}

const Preferences = createContext<ReaderPreferences | null>(null);

/** The signed-in reader's own ways; null for visitors, whose browser decides. */
export function ReaderPreferencesProvider({ preferences, children }: { preferences: ReaderPreferences | null; children: ReactNode }) {
  return <Preferences value={preferences}>{children}</Preferences>;
}

export function useReaderPreferences(): ReaderPreferences | null {
  return useContext(Preferences);
}
