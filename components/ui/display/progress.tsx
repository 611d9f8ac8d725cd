"use client";

import { Progress as Primitive } from "radix-ui";
import { classNames } from "@/lib/client/class-names";

const TONES = { accent: "bg-accent", ok: "bg-ok", warn: "bg-warn", danger: "bg-danger" } as const;

export interface ProgressProps {
  label: string;
  /** 0 to 100, or null while nobody knows how long. */
  value: number | null;
  tone?: keyof typeof TONES;
  className?: string;
}

export function Progress({ label, value, tone = "accent", className }: ProgressProps) {
  return (
    <Primitive.Root
      value={value}
      aria-label={label}
      className={classNames("h-1 w-full overflow-hidden rounded-full bg-hairline", className)}
    >
      <Primitive.Indicator
        className={classNames("h-full rounded-full", TONES[tone], value === null ? "w-1/3 animate-sweep" : "transition-[width]")}
        style={value === null ? undefined : { width: `${value}%` }}
      />
    </Primitive.Root>
  );
}
