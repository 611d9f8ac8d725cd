"use client";

import { useTheme } from "next-themes";
import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import type { ReaderPreferences } from "@/lib/client/reader-preferences";

type Theme = ReaderPreferences["theme"];
export type SaveTheme = (input: { theme: Theme }) => Promise<unknown>;

const Saving = createContext<SaveTheme | null>(null);

interface PersonThemeProps {
  /** What the signed-in person chose last, in whatever browser; null for visitors. */
  theme: Theme | null;
  save: SaveTheme;
  children: ReactNode;
}

/** A person's choice of theme goes with him from browser to browser; a visitor's stays in this one. */
export function PersonTheme({ theme, save, children }: PersonThemeProps) {
  const { setTheme } = useTheme();
  const applied = useRef<Theme | null>(null);
  useEffect(() => {
    if (theme === null || applied.current === theme) return;
    applied.current = theme;
    setTheme(theme);
  }, [theme, setTheme]);
  return <Saving value={theme === null ? null : save}>{children}</Saving>;
}

export function useThemeChoice(): { theme: string; choose: (theme: string) => void } {
  const { theme = "system", setTheme } = useTheme();
  const save = useContext(Saving);
  return {
    theme,
    choose(chosen) {
      setTheme(chosen);
      // Seen at once; if it is not kept, the next page shows what was kept.
      if (save && isTheme(chosen)) save({ theme: chosen }).catch(() => undefined);
    },
  };
}

function isTheme(value: string): value is Theme {
  return value === "system" || value === "light" || value === "dark";
}
