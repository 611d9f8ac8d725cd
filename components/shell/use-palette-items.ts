"use client";

import { LOWER_NAV, MAIN_NAV, NAV_ITEMS } from "./nav-items";
import type { PaletteItem } from "./palette-item";
import { useThemeChoice } from "./person-theme";
import type { ShellProps } from "./shell-props";

/** What the frame itself can do, and what the workspace adds. */
export function usePaletteItems(shell: ShellProps): readonly PaletteItem[] {
  const { choose } = useThemeChoice();
  const places = [...MAIN_NAV, ...LOWER_NAV].flatMap((id): PaletteItem[] => {
    const href = shell.nav[id];
    return href === undefined ? [] : [{ id: `go-${id}`, group: "Go to", label: NAV_ITEMS[id].label, href }];
  });
  const switches = shell.workspaces
    .filter((place) => place.href !== shell.workspace.href)
    .map((place): PaletteItem => ({ id: `switch-${place.href}`, group: "Switch workspace", label: place.name, href: place.href }));
  const themes = (["light", "dark", "system"] as const).map((theme): PaletteItem => ({
    id: `theme-${theme}`,
    group: "Theme",
    label: { light: "Light", dark: "Dark", system: "As the system" }[theme],
    keywords: ["appearance", "colour"],
    onSelect: () => choose(theme),
  }));
  return [...places, ...(shell.paletteItems ?? []), ...switches, ...themes];
}
