"use client";

import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "@/lib/client/class-names";
import { CloseButton } from "./close-button";
import { DIALOG_CLASS, SCRIM_CLASS } from "./overlay-class";

const WIDTHS = { sm: "sm:max-w-md", md: "sm:max-w-xl", lg: "sm:max-w-3xl" } as const;

export interface DialogProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactNode;
  title: string;
  description?: ReactNode;
  width?: keyof typeof WIDTHS;
  children?: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
}

export function Dialog({ open, onOpenChange, trigger, title, description, width = "sm", children, footer }: DialogProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className={SCRIM_CLASS} />
        <Primitive.Content className={classNames(DIALOG_CLASS, WIDTHS[width])} {...(description ? {} : { "aria-describedby": undefined })}>
          <Primitive.Title className="pt-4 pr-14 pb-1 pl-5 text-lg font-medium">{title}</Primitive.Title>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">
            {description && <Primitive.Description className="text-sm text-muted">{description}</Primitive.Description>}
            {children && <div className={description ? "mt-4" : "mt-2"}>{children}</div>}
          </div>
          {footer && <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</div>}
          <Primitive.Close asChild>
            <CloseButton />
          </Primitive.Close>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export const DialogClose = Primitive.Close;
