import type { ReactNode } from "react";
import { classNames } from "@/lib/client/class-names";

export interface EmptyStateProps {
  icon?: ReactNode;
  /** What is not here, as a statement. */
  title: string;
  /** Why, and the next step. */
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}

export function EmptyState({ icon, title, children, actions, className }: EmptyStateProps) {
  return (
    <div className={classNames("mx-auto flex max-w-md flex-col items-center px-6 py-14 text-center", className)}>
      {icon && (
        <span aria-hidden className="mb-4 flex size-10 items-center justify-center rounded-md border text-muted [&_svg]:size-5">
          {icon}
        </span>
      )}
      <h2 className="text-lg">{title}</h2>
      {children && <div className="mt-1.5 text-base text-pretty text-muted">{children}</div>}
      {actions && <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
