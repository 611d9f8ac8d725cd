import type { ComponentProps } from "react";
import { classNames } from "@/lib/client/class-names";

export interface ScrollAreaProps extends ComponentProps<"div"> {
  /** Names the region; it takes focus so that the keyboard can scroll it. */
  label: string;
}

/** The system's own scrolling, thin, and reachable by keyboard. */
export function ScrollArea({ label, className, ...rest }: ScrollAreaProps) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className={classNames("min-h-0 overflow-auto overscroll-contain [scrollbar-width:thin] focus-visible:-outline-offset-2", className)}
      {...rest}
    />
  );
}
