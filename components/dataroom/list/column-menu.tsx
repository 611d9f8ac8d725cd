"use client";

import { Columns3, RotateCcw } from "lucide-react";
import { Button } from "@/components/ui/controls/button";
import { DropdownMenu, MenuCheck, MenuItem, MenuSeparator } from "@/components/ui/overlays/dropdown-menu";

interface ColumnMenuProps {
  columns: readonly { id: string; header: string }[];
  chosen: ReadonlySet<string>;
  /** The choice is the person's own, not the usual one. */
  own: boolean;
  onChoose: (columns: readonly string[] | null) => void;
}

/** Which columns the table has; the name always stays. Phones show cards and have none. */
export function ColumnMenu({ columns, chosen, own, onChoose }: ColumnMenuProps) {
  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button size="sm" icon={<Columns3 aria-hidden />} className="max-md:hidden">
          Columns
        </Button>
      }
    >
      {columns.map(({ id, header }) => (
        <MenuCheck
          key={id}
          checked={chosen.has(id)}
          onCheckedChange={(on) => onChoose(columns.map((one) => one.id).filter((one) => (one === id ? on : chosen.has(one))))}
        >
          {header}
        </MenuCheck>
      ))}
      {own && (
        <>
          <MenuSeparator />
          <MenuItem icon={<RotateCcw aria-hidden />} onSelect={() => onChoose(null)}>
            The usual columns
          </MenuItem>
        </>
      )}
    </DropdownMenu>
  );
}
