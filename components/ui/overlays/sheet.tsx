"use client";

import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "@/lib/client/class-names";
import { CloseButton } from "./close-button";
import { SCRIM_CLASS } from "./overlay-class";

const SIDES = {
  right: "inset-y-0 right-0 h-dvh w-[min(30rem,100vw)] border-l data-[state=open]:animate-from-right",
  left: "inset-y-0 left-0 h-dvh w-[min(20rem,88vw)] border-r data-[state=open]:animate-from-left",
  bottom: "inset-x-0 bottom-0 max-h-[85dvh] rounded-t-md border-t pb-[env(safe-area-inset-bottom)] data-[state=open]:animate-from-bottom",
} as const;

export interface SheetProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactNode;
  title: string;
  side?: keyof typeof SIDES;
  children: ReactNode;
}

export function Sheet({ open, onOpenChange, trigger, title, side = "right", children }: SheetProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className={SCRIM_CLASS} />
        <Primitive.Content
          aria-describedby={undefined}
          className={classNames(
            "fixed z-dialog flex flex-col bg-surface text-ink shadow-lift outline-none data-[state=closed]:animate-vanish",
            SIDES[side],
          )}
        >
          <div className="flex h-12 shrink-0 items-center border-b pr-14 pl-4">
            <Primitive.Title className="min-w-0 flex-1 truncate text-base font-medium">{title}</Primitive.Title>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
          <Primitive.Close asChild>
            <CloseButton />
          </Primitive.Close>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
