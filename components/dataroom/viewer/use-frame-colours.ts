"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { FrameColours } from "./html-frame";

const TOKENS = ["surface", "ink", "muted", "hairline", "accent", "evidence"] as const;

/** The tokens of the theme in force, for a frame that cannot see them; new ones when the theme changes. */
export function useFrameColours(): FrameColours {
  const values = useSyncExternalStore(onThemeChange, readTokens, () => "");
  return useMemo(() => {
    const [surface = "", ink = "", muted = "", hairline = "", accent = "", evidence = ""] = values.split("|");
    return { paper: surface, ink, muted, hairline, accent, evidence };
  }, [values]);
}

function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
  return () => observer.disconnect();
}

function readTokens(): string {
  const style = getComputedStyle(document.documentElement);
  return TOKENS.map((token) => style.getPropertyValue(`--${token}`).trim()).join("|");
}
