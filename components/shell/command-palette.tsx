"use client";

import { lazy, Suspense, useEffect } from "react";
import { useShortcut } from "@/lib/client/use-shortcut";
import type { CommandPaletteProps } from "./palette-item";

const loadDialog = () => import("./palette-dialog");

// Most visits never open it: its code comes when the modifier key goes down, a moment before it is needed.
const PaletteDialog = lazy(() => loadDialog().then((module) => ({ default: module.PaletteDialog })));

export function CommandPalette(props: CommandPaletteProps) {
  useShortcut(
    "mod+k",
    (event) => {
      event.preventDefault();
      props.onOpenChange(!props.open);
    },
    { label: "Search and commands", group: "Everywhere" },
  );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Control" || event.key === "Meta") void loadDialog();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  return props.open ? (
    <Suspense fallback={null}>
      <PaletteDialog {...props} />
    </Suspense>
  ) : null;
}
