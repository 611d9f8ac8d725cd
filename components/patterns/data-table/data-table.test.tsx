import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import type { Column, Sort } from "./column";
import { DataTable } from "./data-table";

interface Row {
  id: string;
  name: string;
}

const ROWS: Row[] = ["Fire strategy", "Door schedule", "Minutes"].map((name, index) => ({ id: `r${index}`, name }));
const COLUMNS: Column<Row>[] = [{ id: "name", header: "Name", sortable: true, cell: (row) => row.name }];

interface DemoProps {
  rows?: Row[];
  onOpen?: (row: Row) => void;
  onSortChange?: (sort: Sort) => void;
}

function Demo({ rows = ROWS, onOpen, onSortChange }: DemoProps) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return (
    <DataTable
      label="Documents"
      rows={rows}
      columns={COLUMNS}
      rowId={(row) => row.id}
      rowLabel={(row) => row.name}
      sort={{ column: "name", direction: "asc" }}
      onSortChange={onSortChange}
      onOpen={onOpen}
      selection={{ selected, onChange: setSelected, actions: <button type="button">Move to trash</button> }}
      empty={<p>No documents yet</p>}
    />
  );
}

const row = (name: string) => screen.getByRole("row", { name });
const isSelected = (name: string) => row(name).getAttribute("aria-selected") === "true";

test("arrows move the one tab stop from row to row and stop at the ends", async () => {
  const user = userEvent.setup();
  render(<Demo />);
  row("Fire strategy").focus();
  await user.keyboard("{ArrowDown}j");
  expect(document.activeElement).toBe(row("Minutes"));
  await user.keyboard("{ArrowDown}");
  expect(document.activeElement).toBe(row("Minutes"));
  expect(row("Minutes").tabIndex).toBe(0);
  expect(row("Fire strategy").tabIndex).toBe(-1);
  await user.keyboard("{Home}");
  expect(document.activeElement).toBe(row("Fire strategy"));
});

test("space selects, shift extends, escape clears, and the bulk bar counts", async () => {
  const user = userEvent.setup();
  render(<Demo />);
  row("Fire strategy").focus();
  await user.keyboard(" ");
  expect(isSelected("Fire strategy")).toBe(true);
  await user.keyboard("{Shift>}{ArrowDown}{/Shift}");
  expect(isSelected("Door schedule")).toBe(true);
  expect(within(screen.getByRole("toolbar")).getByRole("status").textContent).toBe("2 selected");
  await user.keyboard("{Escape}");
  expect(isSelected("Fire strategy")).toBe(false);
  expect(screen.queryByRole("toolbar")).toBeNull();
});

test("select all takes every row, and is mixed when only some are chosen", async () => {
  const user = userEvent.setup();
  render(<Demo />);
  const all = screen.getByRole("checkbox", { name: "Select all" });
  await user.click(screen.getByRole("checkbox", { name: "Select Minutes" }));
  expect(all.getAttribute("aria-checked")).toBe("mixed");
  await user.click(all);
  expect(ROWS.every(({ name }) => isSelected(name))).toBe(true);
});

test("enter and a click open the row; a click on its checkbox does not", async () => {
  const user = userEvent.setup();
  const onOpen = vi.fn();
  render(<Demo onOpen={onOpen} />);
  row("Door schedule").focus();
  await user.keyboard("{Enter}");
  await user.click(screen.getByText("Minutes"));
  await user.click(screen.getByRole("checkbox", { name: "Select Minutes" }));
  expect(onOpen.mock.calls.map(([opened]) => (opened as Row).name)).toEqual(["Door schedule", "Minutes"]);
});

test("a header turns the sort around and says which way it goes", async () => {
  const user = userEvent.setup();
  const onSortChange = vi.fn();
  render(<Demo onSortChange={onSortChange} />);
  expect(screen.getByRole("columnheader", { name: "Name" }).getAttribute("aria-sort")).toBe("ascending");
  await user.click(screen.getByRole("button", { name: "Name" }));
  expect(onSortChange).toHaveBeenCalledWith({ column: "name", direction: "desc" });
});

test("without rows it shows what it was given for that", () => {
  render(<Demo rows={[]} />);
  expect(screen.getByText("No documents yet")).toBeTruthy();
});
