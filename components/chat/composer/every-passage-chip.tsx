"use client";

import { ListChecks } from "lucide-react";

/** Whether the next question reads every passage in its scope instead of the best ones. */
export function EveryPassageChip({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      onClick={() => onChange(!on)}
      title="Reads every passage that you may open and lists all that is found. Slower, and complete."
      className="tap inline-flex h-8 items-center gap-1.5 rounded-md border bg-surface px-2 text-sm text-muted hover:bg-hover hover:text-ink aria-checked:border-accent aria-checked:bg-accent-wash aria-checked:text-accent [&_svg]:size-3.5 [&_svg]:shrink-0"
    >
      <ListChecks aria-hidden />
      Every passage
    </button>
  );
}
