"use client";

import { BookOpenText, ChevronDown } from "lucide-react";
import { DropdownMenu, MenuChoices } from "@/components/ui/overlays/dropdown-menu";
import type { ScopeOption } from "./scope-chips";

const NONE = "none";

interface BaseChipProps {
  bases: readonly ScopeOption[];
  base: string | null;
  onBase: (baseId: string | null) => void;
}

/** Which knowledge base the next questions are answered from; nothing where there is none. */
export function BaseChip({ bases, base, onBase }: BaseChipProps) {
  if (bases.length === 0 && !base) return null;
  const name = bases.find(({ id }) => id === base)?.name ?? (base ? "A knowledge base that is not there any more" : null);
  return (
    <DropdownMenu
      side="top"
      trigger={
        <button
          type="button"
          aria-label={name ? `Answers from the knowledge base ${name}. Choose another` : "Choose a knowledge base"}
          className="tap inline-flex h-8 max-w-56 items-center gap-1.5 rounded-md border bg-surface px-2 text-sm text-muted hover:bg-hover hover:text-ink [&_svg]:size-3.5 [&_svg]:shrink-0"
        >
          <BookOpenText aria-hidden />
          <span className="truncate">{name ?? "Knowledge base"}</span>
          <ChevronDown aria-hidden />
        </button>
      }
    >
      <MenuChoices
        value={base ?? NONE}
        onValueChange={(value) => onBase(value === NONE ? null : value)}
        options={[{ value: NONE, label: "No knowledge base" }, ...bases.map(({ id, name: label }) => ({ value: id, label }))]}
      />
    </DropdownMenu>
  );
}
