"use client";

import { Tabs as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "@/lib/client/class-names";

export interface TabItem {
  value: string;
  label: string;
  count?: number;
  content: ReactNode;
}

export interface TabsProps {
  items: readonly TabItem[];
  label: string;
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  className?: string;
}

export function Tabs({ items, label, value, defaultValue = items[0]?.value, onValueChange, className }: TabsProps) {
  return (
    <Primitive.Root
      value={value}
      defaultValue={value === undefined ? defaultValue : undefined}
      onValueChange={onValueChange}
      className={classNames("flex min-h-0 flex-col", className)}
    >
      <Primitive.List aria-label={label} className="flex shrink-0 gap-5 overflow-x-auto overflow-y-hidden border-b px-1">
        {items.map((item) => (
          <Primitive.Trigger
            key={item.value}
            value={item.value}
            className="tap -mb-px flex h-10 items-center gap-1.5 border-b-2 border-transparent text-sm whitespace-nowrap text-muted transition-colors hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {item.label}
            {item.count !== undefined && <span className="tabular text-muted">{item.count}</span>}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {items.map((item) => (
        <Primitive.Content key={item.value} value={item.value} className="min-h-0 flex-1 py-4">
          {item.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
