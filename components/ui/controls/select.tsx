"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "@/lib/client/class-names";
import { CONTROL_CLASS } from "./control-class";

export interface SelectOption {
  value: string;
  label: string;
  /** One line that explains the choice. */
  hint?: string;
  disabled?: boolean;
}

export interface SelectProps {
  options: readonly SelectOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  placeholder?: string;
  name?: string;
  id?: string;
  disabled?: boolean;
  required?: boolean;
  className?: string;
  icon?: ReactNode;
  "aria-label"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
}

export function Select({ options, placeholder = "Choose", className, icon, id, ...rest }: SelectProps) {
  const { value, defaultValue, onValueChange, name, disabled, required, ...aria } = rest;
  return (
    <Primitive.Root {...{ value, defaultValue, onValueChange, name, disabled, required }}>
      <Primitive.Trigger
        id={id}
        className={classNames(CONTROL_CLASS, "flex h-9 items-center gap-2 text-left data-placeholder:text-faint", className)}
        {...aria}
      >
        {icon}
        <span className="min-w-0 flex-1 truncate">
          <Primitive.Value placeholder={placeholder} />
        </span>
        <Primitive.Icon>
          <ChevronDown aria-hidden className="size-4 text-muted" />
        </Primitive.Icon>
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          className="z-popover max-h-80 min-w-(--radix-select-trigger-width) animate-rise overflow-hidden rounded-md border bg-surface p-1 shadow-lift"
        >
          <Primitive.Viewport>
            {options.map((option) => (
              <SelectItem key={option.value} option={option} />
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function SelectItem({ option }: { option: SelectOption }) {
  return (
    <Primitive.Item
      value={option.value}
      disabled={option.disabled}
      className="tap relative flex min-h-8 flex-col justify-center rounded-sm py-1 pr-3 pl-8 text-sm outline-none select-none data-disabled:text-faint data-highlighted:bg-hover"
    >
      <Primitive.ItemIndicator className="absolute top-2 left-2">
        <Check aria-hidden className="size-4 text-accent" />
      </Primitive.ItemIndicator>
      <Primitive.ItemText>{option.label}</Primitive.ItemText>
      {option.hint && <span className="text-xs text-muted">{option.hint}</span>}
    </Primitive.Item>
  );
}
