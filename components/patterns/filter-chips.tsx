"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";

export interface FilterChip {
  id: string;
  /** "Status" */
  field: string;
  /** "Failed" */
  value: string;
}

export interface FilterChipsProps {
  chips: readonly FilterChip[];
  onRemove: (id: string) => void;
  onClear?: () => void;
  /** The control that adds a filter, in front of the chips. */
  children?: ReactNode;
}

export function FilterChips({ chips, onRemove, onClear, children }: FilterChipsProps) {
  return (
    <div role="group" aria-label="Filters" className="flex flex-wrap items-center gap-2">
      {children}
      {chips.map((chip) => (
        <span key={chip.id} className="inline-flex h-8 items-center rounded-md border bg-surface pl-2.5 text-sm">
          <span className="text-muted">{chip.field}:&nbsp;</span>
          <span className="max-w-48 truncate">{chip.value}</span>
          <button
            type="button"
            aria-label={`Remove filter ${chip.field}: ${chip.value}`}
            onClick={() => onRemove(chip.id)}
            className="tap ml-0.5 inline-flex size-8 items-center justify-center rounded-md text-muted hover:text-ink"
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </span>
      ))}
      {onClear && chips.length > 1 && (
        <button type="button" onClick={onClear} className="tap h-8 rounded-md px-2 text-sm text-accent hover:underline">
          Clear all
        </button>
      )}
    </div>
  );
}
