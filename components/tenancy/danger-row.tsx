import type { ReactNode } from "react";

interface DangerRowProps {
  title: string;
  /** What it affects, and whether it can be undone. */
  children: ReactNode;
  action: ReactNode;
}

/** One grave change of a settings page: what it does stands beside the button that asks for it. */
export function DangerRow({ title, children, action }: DangerRowProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-t py-4 first:border-t-0 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-72">
        <h3 className="text-base font-medium">{title}</h3>
        <div className="mt-0.5 max-w-prose text-sm text-muted">{children}</div>
      </div>
      {action}
    </div>
  );
}
