"use client";

import { ListFilter } from "lucide-react";
import { Button } from "@/components/ui/controls/button";
import { DropdownMenu, MenuChoices } from "@/components/ui/overlays/dropdown-menu";

interface FilterMenuProps {
  label: string;
  value: string | null;
  options: readonly { value: string; label: string }[];
  onChange: (value: string | null) => void;
}

const ANY = "any";

export function FilterMenu({ label, value, options, onChange }: FilterMenuProps) {
  return (
    <DropdownMenu
      trigger={
        <Button size="sm" icon={<ListFilter aria-hidden />}>
          {label}
        </Button>
      }
    >
      <MenuChoices value={value ?? ANY} onValueChange={(next) => onChange(next === ANY ? null : next)} options={[{ value: ANY, label: "Any" }, ...options]} />
    </DropdownMenu>
  );
}
