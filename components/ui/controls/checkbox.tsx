"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { classNames } from "@/lib/client/class-names";

export type CheckboxProps = ComponentProps<typeof Primitive.Root>;

/** 16 px drawn, 32 px to hit. */
export function Checkbox({ className, checked, ...rest }: CheckboxProps) {
  return (
    <Primitive.Root
      checked={checked}
      className={classNames(
        "group relative inline-flex size-4 shrink-0 items-center justify-center rounded-sm border border-edge bg-surface text-on-accent transition-colors",
        "before:absolute before:-inset-2 before:content-[''] touch:before:-inset-3.5",
        "hover:border-ink data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent",
        "aria-invalid:border-danger disabled:cursor-not-allowed disabled:opacity-50",
        className,
      )}
      {...rest}
    >
      <Primitive.Indicator>
        <Check aria-hidden strokeWidth={3} className="size-3 group-data-[state=indeterminate]:hidden" />
        <Minus aria-hidden strokeWidth={3} className="hidden size-3 group-data-[state=indeterminate]:block" />
      </Primitive.Indicator>
    </Primitive.Root>
  );
}
