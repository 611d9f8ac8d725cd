"use client";

import { ArrowUpDown } from "lucide-react";
import { Button } from "@/components/ui/controls/button";
import { DropdownMenu, MenuChoices } from "@/components/ui/overlays/dropdown-menu";
import type { Column, Sort } from "./column";

interface SortMenuProps<Row> {
  columns: readonly Column<Row>[];
  sort?: Sort;
  onSortChange?: (sort: Sort) => void;
}

/** Sorting for phones, where there is no header row to press. */
export function SortMenu<Row>({ columns, sort, onSortChange }: SortMenuProps<Row>) {
  const sortable = columns.filter((column) => column.sortable);
  if (!onSortChange || sortable.length === 0) return null;
  const options = sortable.flatMap((column) => [
    { value: `${column.id}:asc`, label: `${column.header}, rising` },
    { value: `${column.id}:desc`, label: `${column.header}, falling` },
  ]);
  return (
    <div className="flex justify-end border-b px-4 py-1 md:hidden">
      <DropdownMenu
        align="end"
        trigger={
          <Button variant="ghost" size="sm" icon={<ArrowUpDown aria-hidden />}>
            Sort
          </Button>
        }
      >
        <MenuChoices
          value={sort ? `${sort.column}:${sort.direction}` : ""}
          onValueChange={(value) => {
            const [column = "", direction] = value.split(":");
            onSortChange({ column, direction: direction === "desc" ? "desc" : "asc" });
          }}
          options={options}
        />
      </DropdownMenu>
    </div>
  );
}
