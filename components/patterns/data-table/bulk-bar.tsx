"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/controls/icon-button";
import { number } from "@/lib/client/format";

interface BulkBarProps {
  count: number;
  onClear: () => void;
  children: ReactNode;
}

/** Floats over the table's foot, so that selecting moves nothing. */
export function BulkBar({ count, onClear, children }: BulkBarProps) {
  return (
    <div
      role="toolbar"
      aria-label="Selected rows"
      className="absolute inset-x-3 bottom-3 z-sticky mx-auto flex max-w-4xl animate-rise flex-wrap items-center gap-2 rounded-md border bg-surface py-2 pr-2 pl-4 shadow-lift"
    >
      <p role="status" className="flex-1 text-sm">
        {number(count)} selected
      </p>
      {children}
      <IconButton label="Clear selection" icon={<X aria-hidden />} onClick={onClear} />
    </div>
  );
}
