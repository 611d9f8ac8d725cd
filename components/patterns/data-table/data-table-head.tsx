"use client";

import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { classNames } from "@/lib/client/class-names";
import { type Column, columnClass, type Sort } from "./column";

interface DataTableHeadProps<Row> {
  columns: readonly Column<Row>[];
  sort?: Sort;
  onSortChange?: (sort: Sort) => void;
  hasMenu: boolean;
  selectAll?: { state: boolean | "indeterminate"; onChange: (all: boolean) => void };
}

const CELL = "sticky top-0 z-sticky h-9 border-b bg-paper px-3 text-left text-xs font-normal text-muted first:pl-4 lg:first:pl-6";

export function DataTableHead<Row>({ columns, sort, onSortChange, hasMenu, selectAll }: DataTableHeadProps<Row>) {
  return (
    <thead role="rowgroup" className="max-md:hidden">
      <tr role="row">
        {selectAll && (
          <th role="columnheader" className={classNames(CELL, "w-11 lg:w-13")}>
            <Checkbox
              aria-label="Select all"
              checked={selectAll.state}
              onCheckedChange={(checked) => selectAll.onChange(checked === true)}
              className="align-middle"
            />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            role="columnheader"
            aria-sort={sort?.column === column.id ? (sort.direction === "asc" ? "ascending" : "descending") : undefined}
            style={column.width ? { width: column.width } : undefined}
            className={classNames(CELL, columnClass(column))}
          >
            {column.sortable && onSortChange ? <SortButton {...{ column, sort, onSortChange }} /> : column.header}
          </th>
        ))}
        {hasMenu && (
          <th role="columnheader" className={classNames(CELL, "w-13")}>
            <span className="sr-only">Actions</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

interface SortButtonProps<Row> {
  column: Column<Row>;
  sort?: Sort;
  onSortChange: (sort: Sort) => void;
}

function SortButton<Row>({ column, sort, onSortChange }: SortButtonProps<Row>) {
  const active = sort?.column === column.id;
  const Icon = !active ? ArrowUpDown : sort.direction === "asc" ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      onClick={() => onSortChange({ column: column.id, direction: active && sort.direction === "asc" ? "desc" : "asc" })}
      className={classNames(
        "group inline-flex h-8 items-center gap-1 hover:text-ink",
        column.align === "end" && "flex-row-reverse",
        active && "font-medium text-ink",
      )}
    >
      {column.header}
      <Icon aria-hidden className={classNames("size-3", !active && "opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100")} />
    </button>
  );
}
