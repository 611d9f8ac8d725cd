"use client";

import type { ReactNode } from "react";
import { classNames } from "@/lib/client/class-names";
import { BulkBar } from "./bulk-bar";
import type { Column, Sort, TableSelection } from "./column";
import { DataTableHead } from "./data-table-head";
import { DataTableRow } from "./data-table-row";
import { SortMenu } from "./sort-menu";
import { useRowKeys } from "./use-row-keys";

export interface DataTableProps<Row> {
  /** "Documents" */
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  /** Names a row to a screen reader: "Fire strategy.pdf". */
  rowLabel: (row: Row) => string;
  sort?: Sort;
  onSortChange?: (sort: Sort) => void;
  selection?: TableSelection;
  /** Click or Enter on a row. */
  onOpen?: (row: Row) => void;
  /** The row that a panel beside the table shows. */
  openId?: string;
  rowMenu?: (row: Row) => ReactNode;
  /** Instead of rows, where there are none. */
  empty?: ReactNode;
  footer?: ReactNode;
  className?: string;
}

/** Fills its parent and scrolls inside, under a standing header. State lives with the caller, in the URL where it can. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, rowId, rowLabel, sort, onSortChange, selection, onOpen, openId, rowMenu, empty, footer, className } = props;
  const ids = rows.map(rowId);
  const open = (id: string) => {
    const row = rows[ids.indexOf(id)];
    if (row !== undefined) onOpen?.(row);
  };
  const keys = useRowKeys({ ids, selected: selection?.selected, onSelect: selection?.onChange, onOpen: onOpen && open });
  const chosen = selection ? ids.filter((id) => selection.selected.has(id)) : [];

  return (
    <div className={classNames("@container flex min-h-0 min-w-0 flex-1 flex-col", className)}>
      <SortMenu columns={columns} sort={sort} onSortChange={onSortChange} />
      <div className="relative flex min-h-0 flex-1 flex-col">
        <div className="min-h-0 flex-1 overflow-auto overscroll-contain">
          <table
            role="grid"
            aria-label={label}
            aria-rowcount={rows.length + 1}
            aria-multiselectable={selection ? true : undefined}
            className="w-full table-fixed border-separate border-spacing-0 text-sm max-md:block"
          >
            <DataTableHead
              {...{ columns, sort, onSortChange }}
              hasMenu={rowMenu !== undefined}
              selectAll={
                selection && {
                  state: chosen.length === 0 ? false : chosen.length === ids.length ? true : "indeterminate",
                  onChange: (all) => selection.onChange(new Set(all ? ids : [])),
                }
              }
            />
            <tbody role="rowgroup" onKeyDown={keys.onKeyDown} className="max-md:block">
              {rows.map((row, index) => (
                <DataTableRow
                  key={ids[index]}
                  {...{ row, columns, selection, rowMenu, onOpen }}
                  id={ids[index] ?? ""}
                  index={index}
                  label={rowLabel(row)}
                  tabStop={ids[index] === keys.current}
                  open={ids[index] === openId}
                  onFocusRow={keys.setActive}
                />
              ))}
            </tbody>
          </table>
          {rows.length === 0 && empty}
          {chosen.length > 0 && <div className="h-16" />}
        </div>
        {selection && chosen.length > 0 && (
          <BulkBar count={chosen.length} onClear={() => selection.onChange(new Set())}>
            {selection.actions}
          </BulkBar>
        )}
      </div>
      {footer && <div className="shrink-0 border-t">{footer}</div>}
    </div>
  );
}
