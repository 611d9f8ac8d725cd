import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/lib/client/class-names";
import { Tooltip } from "@/components/ui/overlays/tooltip";

const VARIANTS = {
  ghost: "border-transparent text-muted hover:text-ink hover:bg-hover",
  outline: "border-hairline bg-surface text-ink hover:bg-hover",
  danger: "border-transparent text-danger hover:bg-danger-wash",
} as const;

export interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label" | "children"> {
  /** What it does, as a verb: accessible name and tooltip. */
  label: string;
  icon: ReactNode;
  variant?: keyof typeof VARIANTS;
  shortcut?: string;
  tooltipSide?: "top" | "right" | "bottom" | "left";
}

export function IconButton({ label, icon, variant = "ghost", shortcut, tooltipSide, className, type, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut} side={tooltipSide}>
      <button
        type={type ?? "button"}
        aria-label={label}
        className={classNames(
          "tap inline-flex size-8 shrink-0 items-center justify-center rounded-md border transition-colors [&_svg]:size-4",
          "disabled:cursor-not-allowed disabled:opacity-50 aria-pressed:bg-accent-wash aria-pressed:text-accent",
          VARIANTS[variant],
          className,
        )}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
