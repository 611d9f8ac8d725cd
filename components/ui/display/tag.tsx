import { AlertTriangle, CheckCircle2, Circle, CircleX, Info, LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "@/lib/client/class-names";

const TONES = {
  neutral: { style: "border-hairline bg-sunken text-muted", icon: Circle },
  accent: { style: "border-accent/30 bg-accent-wash text-accent", icon: Info },
  ok: { style: "border-transparent bg-ok-wash text-ok", icon: CheckCircle2 },
  warn: { style: "border-transparent bg-warn-wash text-warn", icon: AlertTriangle },
  danger: { style: "border-transparent bg-danger-wash text-danger", icon: CircleX },
} as const;

export type TagTone = keyof typeof TONES;

export interface TagProps {
  tone?: TagTone;
  /** Replaces the tone's own icon; `false` for plain labels that are no status. */
  icon?: ReactNode | false;
  busy?: boolean;
  children: ReactNode;
  className?: string;
}

/** A word with its colour and icon; colour never speaks alone. */
export function Tag({ tone = "neutral", icon, busy = false, children, className }: TagProps) {
  const Icon = busy ? LoaderCircle : TONES[tone].icon;
  return (
    <span
      className={classNames(
        "inline-flex h-5.5 max-w-full items-center gap-1 rounded-sm border px-1.5 text-xs whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0",
        TONES[tone].style,
        className,
      )}
    >
      {icon === undefined ? <Icon aria-hidden className={busy ? "animate-spin" : undefined} /> : icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
