"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { type ReaderPreferences, ReaderPreferencesProvider } from "@/lib/client/reader-preferences";
import { LiveRegionProvider } from "./live-region";
import { PersonTheme, type SaveTheme } from "./person-theme";

interface ProvidersProps {
  nonce?: string;
  /** Of the signed-in reader; null for visitors. */
  preferences: ReaderPreferences | null;
  saveTheme: SaveTheme;
  children: ReactNode;
}

export function Providers({ nonce, preferences, saveTheme, children }: ProvidersProps) {
  return (
    <ThemeProvider attribute="class" defaultTheme={preferences?.theme ?? "system"} enableSystem disableTransitionOnChange nonce={nonce}>
      <PersonTheme theme={preferences?.theme ?? null} save={saveTheme}>
        <ReaderPreferencesProvider preferences={preferences}>
          <LiveRegionProvider>{children}</LiveRegionProvider>
        </ReaderPreferencesProvider>
      </PersonTheme>
    </ThemeProvider>
  );
}
