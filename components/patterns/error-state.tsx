"use client";

import { CircleX, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { CopyField } from "./copy-field";

export interface ErrorStateProps {
  title: string;
  /** What happened, what was kept, what to do. */
  children: ReactNode;
  onRetry?: () => void;
  retrying?: boolean;
  /** Finds this failure in the logs. */
  reference?: string;
  actions?: ReactNode;
}

export function ErrorState({ title, children, onRetry, retrying = false, reference, actions }: ErrorStateProps) {
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center px-6 py-14 text-center">
      <CircleX aria-hidden className="mb-3 size-6 text-danger" />
      <h2 className="text-lg">{title}</h2>
      <div className="mt-1.5 text-base text-pretty text-muted">{children}</div>
      {(onRetry || actions) && (
        <div className="mt-5 flex flex-wrap justify-center gap-2">
          {onRetry && (
            <Button onClick={onRetry} loading={retrying} icon={<RotateCw aria-hidden />}>
              Try again
            </Button>
          )}
          {actions}
        </div>
      )}
      {reference && (
        <div className="mt-6 w-full max-w-80">
          <CopyField label="Reference for support" value={reference} />
        </div>
      )}
    </div>
  );
}
