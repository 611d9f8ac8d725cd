"use client";

import { Switch as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { classNames } from "@/lib/client/class-names";

export type SwitchProps = ComponentProps<typeof Primitive.Root>;

export function Switch({ className, ...rest }: SwitchProps) {
  return (
    <Primitive.Root
      className={classNames(
        "relative inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-edge bg-sunken p-px transition-colors",
        "before:absolute before:-inset-1.5 before:content-[''] touch:before:-inset-3",
        "focus-visible:rounded-full data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:cursor-not-allowed disabled:opacity-50",
        className,
      )}
      {...rest}
    >
      <Primitive.Thumb className="block size-4 rounded-full bg-edge transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-accent" />
    </Primitive.Root>
  );
}
