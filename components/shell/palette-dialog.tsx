"use client";

import { Command } from "cmdk";
import { ArrowRight, CornerDownLeft, Search } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { useState } from "react";
import { SCRIM_CLASS } from "@/components/ui/overlays/overlay-class";
import { type CommandPaletteProps, PALETTE_GROUPS, type PaletteItem } from "./palette-item";

const ITEM =
  "tap flex min-h-9 items-center gap-2.5 rounded-sm px-2.5 text-sm select-none data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted";
const GROUP =
  "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted";

export function PaletteDialog({ open, onOpenChange, items, onGo, onAsk }: CommandPaletteProps) {
  const [text, setText] = useState("");
  const question = text.trim();
  const asking = onAsk !== undefined && question.length > 2;

  function choose(item: PaletteItem) {
    onOpenChange(false);
    if (item.onSelect) item.onSelect();
    else if (item.href) onGo(item.href);
  }

  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={SCRIM_CLASS} />
        <Primitive.Content
          aria-describedby={undefined}
          className="fixed top-[max(1rem,12vh)] left-1/2 z-dialog w-[calc(100vw-1.5rem)] max-w-xl -translate-x-1/2 animate-appear overflow-hidden rounded-md border bg-surface text-ink shadow-lift outline-none"
        >
          <Primitive.Title className="sr-only">Search and commands</Primitive.Title>
          <Command label="Search and commands" loop vimBindings={false}>
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden className="size-4 shrink-0 text-muted" />
              <Command.Input
                value={text}
                onValueChange={setText}
                placeholder={onAsk ? "Go to a place, do something, or ask a question" : "Go to a place or do something"}
                className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none"
              />
            </div>
            <Command.List className="max-h-[min(24rem,60vh)] overflow-y-auto overscroll-contain p-1.5 pt-0">
              {!asking && (
                <Command.Empty className="px-2.5 py-8 text-center text-sm text-muted">Nothing here goes by that name.</Command.Empty>
              )}
              {grouped(items).map(([group, entries]) => (
                <Command.Group key={group} heading={group} className={GROUP}>
                  {entries.map((item) => (
                    <Entry key={item.id} item={item} onChoose={choose} />
                  ))}
                </Command.Group>
              ))}
              {asking && (
                <Command.Group heading="Ask" forceMount className={GROUP}>
                  <Command.Item
                    value="ask what was typed"
                    forceMount
                    className={ITEM}
                    onSelect={() => {
                      onOpenChange(false);
                      onAsk(question);
                    }}
                  >
                    <CornerDownLeft aria-hidden />
                    <span className="min-w-0 flex-1 truncate">Ask: {question}</span>
                  </Command.Item>
                </Command.Group>
              )}
            </Command.List>
          </Command>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function Entry({ item, onChoose }: { item: PaletteItem; onChoose: (item: PaletteItem) => void }) {
  return (
    <Command.Item
      value={item.id}
      keywords={[item.label, item.group, item.detail ?? "", ...(item.keywords ?? [])]}
      onSelect={() => onChoose(item)}
      className={ITEM}
    >
      <ArrowRight aria-hidden />
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.detail && <span className="max-w-[40%] truncate text-xs text-muted">{item.detail}</span>}
    </Command.Item>
  );
}

function grouped(items: readonly PaletteItem[]): [string, PaletteItem[]][] {
  const groups = new Map<string, PaletteItem[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  const rank = (group: string) =>
    PALETTE_GROUPS.some((known) => known === group) ? PALETTE_GROUPS.findIndex((known) => known === group) : 99;
  return [...groups].sort(([a], [b]) => rank(a) - rank(b));
}
