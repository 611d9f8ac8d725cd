"use client";

import { useState } from "react";
import { Kbd } from "@/components/ui/display/kbd";
import { Dialog } from "@/components/ui/overlays/dialog";
import { type ShortcutEntry, useRegisteredShortcuts, useShortcut } from "@/lib/client/use-shortcut";

export interface ShortcutsDialogProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** Lists what the keyboard can do here and now: every labelled useShortcut that is mounted. */
export function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  const [openHere, setOpenHere] = useState(false);
  const setOpen = onOpenChange ?? setOpenHere;
  useShortcut("?", () => setOpen(true), { label: "Keyboard shortcuts", group: "Everywhere" });
  const groups = grouped(useRegisteredShortcuts());
  return (
    <Dialog open={open ?? openHere} onOpenChange={setOpen} title="Keyboard shortcuts">
      <div className="flex flex-col gap-5">
        {groups.map(([group, entries]) => (
          <section key={group} aria-label={group}>
            <h3 className="mb-1 text-xs text-muted">{group}</h3>
            <dl>
              {entries.map((entry) => (
                <div key={entry.keys + entry.label} className="flex h-9 items-center justify-between gap-4 border-t text-sm">
                  <dt>{entry.label}</dt>
                  <dd>
                    <Kbd keys={entry.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function grouped(entries: readonly ShortcutEntry[]): [string, ShortcutEntry[]][] {
  const groups = new Map<string, ShortcutEntry[]>();
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return [...groups].sort(([a], [b]) => a.localeCompare(b));
}
