"use client";

import { Tooltip as Primitive } from "radix-ui";
import type { ReactElement } from "react";
import { Kbd } from "@/components/ui/display/kbd";

interface TooltipProps {
  label: string;
  shortcut?: string;
  side?: "top" | "right" | "bottom" | "left";
  /** One focusable element. */
  children: ReactElement;
}

/** A name for what is already there; never the only place where something is said. */
export function Tooltip({ label, shortcut, side = "bottom", children }: TooltipProps) {
  return (
    <Primitive.Provider delayDuration={350}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-popover flex max-w-64 animate-appear items-center gap-2 rounded-md bg-ink px-2 py-1 text-xs text-paper shadow-lift"
          >
            {label}
            {shortcut && <Kbd keys={shortcut} inverted />}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
