"use client";

import { type KeyboardEvent, useState } from "react";
import { useListedShortcut } from "@/lib/client/use-shortcut";

interface RowKeys {
  ids: readonly string[];
  selected?: ReadonlySet<string>;
  onSelect?: (next: ReadonlySet<string>) => void;
  onOpen?: (id: string) => void;
}

/** One row of the table takes the tab stop; arrows or j/k move it, space selects, shift extends, enter opens. */
export function useRowKeys({ ids, selected, onSelect, onOpen }: RowKeys) {
  const [active, setActive] = useState<string | null>(null);
  const current = active !== null && ids.includes(active) ? active : (ids[0] ?? null);

  useListedShortcut("j", "Next row", "In a table");
  useListedShortcut("k", "Previous row", "In a table");
  useListedShortcut("enter", onOpen && "Open the row", "In a table");
  useListedShortcut(" ", onSelect && "Select the row", "In a table");
  useListedShortcut("mod+a", onSelect && "Select all rows", "In a table");

  function focusRow(body: HTMLTableSectionElement, index: number): string | undefined {
    const target = Math.max(0, Math.min(ids.length - 1, index));
    const id = ids[target];
    if (id === undefined) return undefined;
    setActive(id);
    body.rows[target]?.focus();
    return id;
  }

  function move(body: HTMLTableSectionElement, to: number, from: string, extend = false) {
    const id = focusRow(body, to);
    if (extend && id !== undefined && selected && onSelect) onSelect(new Set([...selected, from, id]));
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableSectionElement>) {
    // Keys pressed in a control inside the row belong to that control.
    const id = event.target instanceof HTMLElement ? event.target.dataset["row"] : undefined;
    if (id === undefined) return;
    const index = ids.indexOf(id);
    const body = event.currentTarget;
    const modified = event.metaKey || event.ctrlKey;
    const actions: Record<string, (() => void) | undefined> = {
      ArrowDown: () => move(body, index + 1, id, event.shiftKey),
      ArrowUp: () => move(body, index - 1, id, event.shiftKey),
      j: modified ? undefined : () => move(body, index + 1, id),
      k: modified ? undefined : () => move(body, index - 1, id),
      Home: () => move(body, 0, id),
      End: () => move(body, ids.length - 1, id),
      " ": selected && onSelect ? () => onSelect(toggled(selected, id)) : undefined,
      a: modified && onSelect ? () => onSelect(new Set(ids)) : undefined,
      Escape: selected?.size && onSelect ? () => onSelect(new Set()) : undefined,
      Enter: onOpen ? () => onOpen(id) : undefined,
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  return { current, setActive, onKeyDown };
}

export function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}
