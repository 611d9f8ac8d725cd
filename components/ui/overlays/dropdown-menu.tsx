"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/lib/client/class-names";
import { Kbd } from "@/components/ui/display/kbd";
import { POPUP_CLASS } from "./overlay-class";

export interface DropdownMenuProps {
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

export function DropdownMenu({ trigger, children, align = "start", side = "bottom", open, onOpenChange }: DropdownMenuProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={classNames(
            POPUP_CLASS,
            "max-h-(--radix-dropdown-menu-content-available-height) max-w-80 min-w-48 overflow-y-auto p-1",
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

const ITEM_CLASS =
  "tap flex min-h-8 w-full items-center gap-2 rounded-sm px-2 py-1 text-left text-sm outline-none select-none data-disabled:text-faint data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0";

interface MenuItemProps extends ComponentProps<typeof Primitive.Item> {
  icon?: ReactNode;
  shortcut?: string;
  danger?: boolean;
}

/** With `asChild` the child must be the whole row (a link or a form button) and brings its own icon. */
export function MenuItem({ icon, shortcut, danger = false, asChild, children, className, ...rest }: MenuItemProps) {
  const style = classNames(ITEM_CLASS, danger && "text-danger data-highlighted:bg-danger-wash", className);
  return (
    <Primitive.Item asChild={asChild} className={style} {...rest}>
      {asChild ? (
        children
      ) : (
        <>
          {icon}
          <span className="min-w-0 flex-1 truncate">{children}</span>
          {shortcut && <Kbd keys={shortcut} />}
        </>
      )}
    </Primitive.Item>
  );
}

interface MenuChoicesProps {
  value: string;
  onValueChange: (value: string) => void;
  options: readonly { value: string; label: string; icon?: ReactNode }[];
}

export function MenuChoices({ value, onValueChange, options }: MenuChoicesProps) {
  return (
    <Primitive.RadioGroup value={value} onValueChange={onValueChange}>
      {options.map((option) => (
        <Primitive.RadioItem key={option.value} value={option.value} className={ITEM_CLASS}>
          {option.icon}
          <span className="min-w-0 flex-1 truncate">{option.label}</span>
          <Primitive.ItemIndicator>
            <Check aria-hidden className="text-accent" />
          </Primitive.ItemIndicator>
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  );
}

interface MenuCheckProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  children: ReactNode;
}

/** One of several that can be on together; the menu stays open. */
export function MenuCheck({ checked, onCheckedChange, children }: MenuCheckProps) {
  return (
    <Primitive.CheckboxItem
      checked={checked}
      onCheckedChange={(next) => onCheckedChange(next === true)}
      onSelect={(event) => event.preventDefault()}
      className={ITEM_CLASS}
    >
      <span className="min-w-0 flex-1 truncate">{children}</span>
      <Primitive.ItemIndicator>
        <Check aria-hidden className="text-accent" />
      </Primitive.ItemIndicator>
    </Primitive.CheckboxItem>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Primitive.Label className="truncate px-2 pt-2 pb-1 text-xs text-muted">{children}</Primitive.Label>;
}

export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-hairline" />;
}
