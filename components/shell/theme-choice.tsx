"use client";

import { useSyncExternalStore } from "react";
import { classNames } from "@/lib/client/class-names";
import { useThemeChoice } from "./person-theme";

const CHOICES = [
  ["light", "Light"],
  ["dark", "Dark"],
  ["system", "System"],
] as const;

/** Three buttons in a row, for settings and the phone's sheet. */
export function ThemeChoice() {
  const { theme, choose } = useThemeChoice();
  const inBrowser = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  return (
    <div role="group" aria-label="Appearance" className="flex rounded-md border bg-sunken p-0.5">
      {CHOICES.map(([value, label]) => {
        const chosen = inBrowser && theme === value;
        return (
          <button
            key={value}
            type="button"
            aria-pressed={chosen}
            onClick={() => choose(value)}
            className={classNames(
              "tap h-8 flex-1 rounded-sm px-3 text-sm",
              chosen ? "bg-surface font-medium text-ink shadow-lift" : "text-muted hover:text-ink",
            )}
          >
            {label}
          </button>
        );
      })}
    </div>
  );
}
