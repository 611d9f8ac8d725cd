"use client";

import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import type { TextRange } from "@/lib/client/citation/cited-range";
import { citedRow, type Sheet, type SheetCell, type SheetRow, touches } from "@/lib/client/citation/sheet-rows";
import { classNames } from "@/lib/client/class-names";
import { number } from "@/lib/client/format";
import { columnName } from "@/lib/kernel/sheet-grid";
import type { FoundRange } from "./find/found-matches";
import { MarkedText } from "./marked-text";
import { firstRows, ROW_STEP } from "./row-window";

interface SheetTableProps {
  sheet: Sheet;
  label: string;
  range: TextRange | null;
  found: readonly FoundRange[];
  /** The marked words. */
  cited: string | undefined;
}

/** A sheet's rows and cells; the cited cells are marked, their row is tinted. Long sheets are drawn in parts. */
export function SheetTable({ sheet, label, range, found, cited }: SheetTableProps) {
  const focus = citedRow(sheet, found.find((one) => one.current) ?? range);
  const citedAt = citedRow(sheet, range);
  const [rows, setRows] = useState(() => firstRows(sheet.rows.length, focus));
  const shown = sheet.rows.slice(rows.from, rows.to);
  const firstCell = sheet.rows[citedAt]?.cells.find((cell) => touches({ start: cell.start, end: cell.start + cell.text.length }, range));
  return (
    <>
      {rows.from > 0 && (
        <More
          label={`Show ${number(Math.min(rows.from, ROW_STEP))} rows before`}
          onClick={() => setRows({ ...rows, from: Math.max(0, rows.from - ROW_STEP) })}
        />
      )}
      <table
        aria-label={label}
        aria-rowcount={sheet.rows.length}
        className="border-separate border-spacing-0 border-t border-l bg-surface text-sm"
      >
        <thead>
          <tr>
            <th aria-label="Row" className="sticky top-0 left-0 z-20 border-r border-b bg-sunken" />
            {sheet.columns.map((column) => (
              <th key={column} scope="col" className="sticky top-0 z-10 border-r border-b bg-sunken px-2.5 py-0.5 text-left font-mono text-xs font-normal text-muted">
                {columnName(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.start} {...{ row, range }} found={found.filter((one) => touches(row, one))} columns={sheet.columns} wholeAt={firstCell?.start} whole={cited} />
          ))}
        </tbody>
      </table>
      {rows.to < sheet.rows.length && (
        <More
          label={`Show ${number(Math.min(sheet.rows.length - rows.to, ROW_STEP))} more of ${number(sheet.rows.length)} rows`}
          onClick={() => setRows({ ...rows, to: Math.min(sheet.rows.length, rows.to + ROW_STEP) })}
        />
      )}
    </>
  );
}

interface RowProps {
  row: SheetRow;
  found: readonly FoundRange[];
  columns: readonly number[];
  range: TextRange | null;
  /** Start of the first cited cell. */
  wholeAt: number | undefined;
  whole: string | undefined;
}

function Row({ row, found, columns, range, wholeAt, whole }: RowProps) {
  const marked = touches(row, range);
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
  return (
    <tr aria-rowindex={row.number} data-cited={marked || undefined} className={marked ? "bg-accent-wash" : undefined}>
      <th scope="row" className="tabular sticky left-0 border-r border-b bg-sunken px-2 py-1 text-right align-top font-normal text-muted">
        {row.number}
      </th>
      {columns.map((column) => {
        const cell = cells.get(column);
        const cited = cell !== undefined && touches({ start: cell.start, end: cell.start + cell.text.length }, range);
        return (
          <td
            key={column}
            data-address={cited ? `${columnName(column)}${row.number}` : undefined}
            className={classNames(
              "border-r border-b px-2.5 py-1 align-top",
              wraps(cell) ? "min-w-72 break-words" : "whitespace-nowrap",
              cited && "outline-2 -outline-offset-2 outline-evidence-edge",
            )}
          >
            {cell && <MarkedText text={cell.text} offset={cell.start} range={range} found={found} whole={cell.start === wholeAt ? whole : undefined} />}
          </td>
        );
      })}
    </tr>
  );
}

const LONG_CELL = 40;

function wraps(cell: SheetCell | undefined): boolean {
  return cell !== undefined && cell.text.length > LONG_CELL;
}

function More({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <div className="sticky left-0 py-3">
      <Button size="sm" onClick={onClick}>
        {label}
      </Button>
    </div>
  );
}
