"use client";

import { lazy, Suspense } from "react";
import { useShortcut } from "@/lib/client/use-shortcut";
import type { PaletteItem } from "./palette-item";

// Most visits never open it: its code arrives with the first ⌘K.
const PaletteDialog = lazy(() => import("./palette-dialog").then((module) => ({ default: module.PaletteDialog })));

export interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  items: readonly PaletteItem[];
  /** Follows an entry's address. */
  onGo: (href: string) => void;
  /** Puts what was typed as a question; without it the palette only searches. */
  onAsk?: (question: string) => void;
}

export function CommandPalette(props: CommandPaletteProps) {
  useShortcut(
    "mod+k",
    (event) => {
      event.preventDefault();
      props.onOpenChange(!props.open);
    },
    { label: "Search and commands", group: "Everywhere" },
  );

  return props.open ? (
    <Suspense fallback={null}>
      <PaletteDialog {...props} />
    </Suspense>
  ) : null;
}
