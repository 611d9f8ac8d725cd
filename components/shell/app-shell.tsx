"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { ShortcutsDialog } from "@/components/patterns/shortcuts-dialog";
import { Toaster } from "@/components/ui/overlays/toaster";
import { useShortcut } from "@/lib/client/use-shortcut";
import { PLACE_COOKIE } from "@/lib/kernel/place-cookie";
import { CommandPalette } from "./command-palette";
import { MoreSheet } from "./more-sheet";
import { PhoneBar } from "./phone-bar";
import { Rail } from "./rail";
import { RAIL_COLLAPSED, RAIL_COOKIE } from "./rail-cookie";
import type { ShellProps } from "./shell-props";
import { CONTENT_ID, SkipLink } from "./skip-link";
import { usePaletteItems } from "./use-palette-items";

export type AppShellProps = ShellProps & { children: ReactNode };

/** The frame of a workspace: rail, content, palette; a bar at the foot on phones. Pages begin with a PageHeader. */
export function AppShell({ children, ...shell }: AppShellProps) {
  const router = useRouter();
  const [collapsed, setCollapsed] = useState(shell.railCollapsed ?? false);
  const [searching, setSearching] = useState(false);
  const [more, setMore] = useState(false);
  const items = usePaletteItems(shell);

  const place = shell.workspace.href;
  useEffect(() => {
    document.cookie = `${PLACE_COOKIE}=${place}; path=/; max-age=31536000; samesite=lax`;
  }, [place]);

  function toggleRail() {
    const next = !collapsed;
    setCollapsed(next);
    document.cookie = `${RAIL_COOKIE}=${next ? RAIL_COLLAPSED : "open"}; path=/; max-age=31536000; samesite=lax`;
  }

  function search() {
    setMore(false);
    setSearching(true);
  }

  useShortcut(
    "mod+b",
    (event) => {
      event.preventDefault();
      toggleRail();
    },
    { label: "Collapse or show the rail", group: "Everywhere" },
  );

  const askHref = shell.nav.ask;
  return (
    <div className="flex h-dvh flex-col overflow-hidden md:flex-row">
      <SkipLink />
      <Rail shell={shell} collapsed={collapsed} onToggle={toggleRail} onSearch={search} />
      <main
        id={CONTENT_ID}
        tabIndex={-1}
        className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto focus-visible:outline-none"
      >
        {children}
      </main>
      <PhoneBar shell={shell} onMore={() => setMore(true)} />
      <MoreSheet shell={shell} open={more} onOpenChange={setMore} onSearch={search} />
      <CommandPalette
        open={searching}
        onOpenChange={setSearching}
        items={items}
        onGo={(href) => router.push(href)}
        onAsk={askHref ? (question) => router.push(`${askHref}?q=${encodeURIComponent(question)}`) : undefined}
      />
      <ShortcutsDialog />
      <Toaster />
    </div>
  );
}
