"use client";

import type { MouseEvent, ReactNode } from "react";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { classNames } from "@/lib/client/class-names";
import { type Column, columnClass, type TableSelection } from "./column";
import { toggled } from "./use-row-keys";

interface DataTableRowProps<Row> {
  row: Row;
  id: string;
  index: number;
  label: string;
  columns: readonly Column<Row>[];
  selection?: TableSelection;
  rowMenu?: (row: Row) => ReactNode;
  onOpen?: (row: Row) => void;
  tabStop: boolean;
  open: boolean;
  onFocusRow: (id: string) => void;
}

const CELL = "md:h-10 md:border-b md:px-3 md:first:pl-4 lg:first:pl-6 max-md:min-w-0";
const ROW =
  "group/row scroll-mt-9 transition-colors hover:bg-sunken focus-visible:-outline-offset-2 aria-selected:bg-accent-wash data-open:bg-accent-wash " +
  "max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-3 max-md:gap-y-1 max-md:border-b max-md:pr-4 max-md:py-3 max-md:[contain-intrinsic-size:auto_72px] max-md:[content-visibility:auto]";

/** A table row; on a phone the same elements lay themselves out as a card, so the roles are spelled out. */
export function DataTableRow<Row>(props: DataTableRowProps<Row>) {
  const { row, id, index, label, columns, selection, rowMenu, onOpen, tabStop, open, onFocusRow } = props;
  const selected = selection?.selected.has(id);
  const title = columns.find((column) => !column.hideInCard);
  return (
    <tr
      role="row"
      aria-rowindex={index + 2}
      aria-label={label}
      aria-selected={selected}
      aria-current={open || undefined}
      data-open={open || undefined}
      data-row={id}
      tabIndex={tabStop ? 0 : -1}
      onFocus={(event) => event.target === event.currentTarget && onFocusRow(id)}
      onClick={onOpen && ((event) => !onControl(event) && onOpen(row))}
      className={classNames(ROW, selection ? "max-md:pl-11" : "max-md:pl-4", onOpen && "cursor-default")}
    >
      {selection && (
        <td role="gridcell" className={classNames(CELL, "max-md:order-1 max-md:-ml-7 max-md:flex")}>
          <Checkbox
            aria-label={`Select ${label}`}
            checked={selected}
            onCheckedChange={() => selection.onChange(toggled(selection.selected, id))}
            className="align-middle"
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} role="gridcell" className={classNames(CELL, columnClass(column), cardClass(column === title))}>
          <div className={classNames("min-w-0 truncate [&>*]:align-middle", column.align === "end" && "md:text-right")}>
            {column.cell(row)}
          </div>
        </td>
      ))}
      {rowMenu && (
        <td role="gridcell" className={classNames(CELL, "text-right max-md:order-3")}>
          {rowMenu(row)}
        </td>
      )}
    </tr>
  );
}

function cardClass(isTitle: boolean): string {
  if (isTitle) return "max-md:order-2 max-md:basis-[calc(100%-6rem)] max-md:grow max-md:text-base max-md:font-medium";
  return "max-md:order-4 max-md:text-muted";
}

function onControl(event: MouseEvent<HTMLElement>): boolean {
  const hit = event.target instanceof Element ? event.target.closest("a, button, input, label, [role=checkbox], [role=menuitem]") : null;
  return hit !== null || !event.currentTarget.contains(event.target as Node);
}
