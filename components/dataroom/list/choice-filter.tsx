"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { DropdownMenu, MenuChoices } from "@/components/ui/overlays/dropdown-menu";

interface ChoiceFilterProps<Value extends string> {
  /** "Status" */
  label: string;
  icon: ReactNode;
  labels: Readonly<Record<Value, string>>;
  value: Value | null;
  onChange: (value: Value | null) => void;
}

const ANY = "any";

export function ChoiceFilter<Value extends string>({ label, icon, labels, value, onChange }: ChoiceFilterProps<Value>) {
  const values = Object.keys(labels) as Value[];
  const options = [{ value: ANY, label: `Any ${label.toLowerCase()}` }, ...values.map((one) => ({ value: one, label: labels[one] }))];
  return (
    <DropdownMenu
      trigger={
        <Button size="sm" icon={icon}>
          {label}
        </Button>
      }
    >
      <MenuChoices value={value ?? ANY} onValueChange={(next) => onChange(values.find((one) => one === next) ?? null)} options={options} />
    </DropdownMenu>
  );
}
