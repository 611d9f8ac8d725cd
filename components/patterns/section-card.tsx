import type { ReactNode } from "react";
import { classNames } from "@/lib/client/class-names";

export interface SectionCardProps {
  /** Anchor of the section. */
  id: string;
  title: string;
  /** What this affects, before it is changed. */
  description?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  tone?: "default" | "danger";
}

/** One section of a settings column. */
export function SectionCard({ id, title, description, children, footer, tone = "default" }: SectionCardProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className={classNames("scroll-mt-16 rounded-md border bg-surface", tone === "danger" && "border-danger/50")}
    >
      <div className="px-5 pt-4 pb-5">
        <h2 id={`${id}-title`} className={classNames("text-lg", tone === "danger" && "text-danger")}>
          {title}
        </h2>
        {description && <p className="mt-1 max-w-prose text-sm text-muted">{description}</p>}
        <div className="mt-4">{children}</div>
      </div>
      {footer && <div className="flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3">{footer}</div>}
    </section>
  );
}
