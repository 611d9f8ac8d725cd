"use client";

import { AlertDialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "@/lib/client/class-names";
import { DIALOG_CLASS, SCRIM_CLASS } from "./overlay-class";

export interface AlertDialogProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactNode;
  title: string;
  /** What will happen, and to what. */
  description: ReactNode;
  children?: ReactNode;
  footer: ReactNode;
}

/** A question that must be answered: clicking outside does not dismiss it. */
export function AlertDialog({ open, onOpenChange, trigger, title, description, children, footer }: AlertDialogProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className={SCRIM_CLASS} />
        <Primitive.Content className={classNames(DIALOG_CLASS, "sm:max-w-md")}>
          <div className="min-h-0 flex-1 overflow-y-auto p-5">
            <Primitive.Title className="text-lg font-medium">{title}</Primitive.Title>
            <Primitive.Description asChild>
              <div className="mt-2 text-base text-muted">{description}</div>
            </Primitive.Description>
            {children && <div className="mt-4">{children}</div>}
          </div>
          <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export const AlertDialogCancel = Primitive.Cancel;
