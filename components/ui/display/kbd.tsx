"use client";

import { useSyncExternalStore } from "react";
import { classNames } from "@/lib/client/class-names";

interface KbdProps {
  /** As in useShortcut: "mod+k". */
  keys: string;
  inverted?: boolean;
}

const APPLE: Record<string, string> = { mod: "⌘", shift: "⇧", alt: "⌥", enter: "↵" };
const OTHER: Record<string, string> = { mod: "Ctrl", shift: "Shift", alt: "Alt", enter: "Enter" };
const COMMON: Record<string, string> = { escape: "Esc", arrowup: "↑", arrowdown: "↓", " ": "Space" };

export function Kbd({ keys, inverted = false }: KbdProps) {
  const apple = useSyncExternalStore(subscribeNever, isApple, () => false);
  return (
    <span className="inline-flex items-center gap-0.5">
      {keys.split("+").map((key) => (
        <kbd
          key={key}
          className={classNames(
            "inline-flex h-5 min-w-5 items-center justify-center rounded-sm border px-1 font-sans text-xs",
            inverted ? "border-paper/30 text-paper" : "border-hairline bg-sunken text-muted",
          )}
        >
          {(apple ? APPLE : OTHER)[key] ?? COMMON[key] ?? key.toUpperCase()}
        </kbd>
      ))}
    </span>
  );
}

function subscribeNever() {
  return () => undefined;
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/u.test(navigator.userAgent);
}
