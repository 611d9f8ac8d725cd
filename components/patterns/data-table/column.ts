import type { ReactNode } from "react";

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  sortable?: boolean;
  align?: "start" | "end";
  /** Any CSS width; one column without it takes the rest. */
  width?: string;
  /** Not shown below this width of the window, or with @ of the table, which panels beside it narrow. On phones a row becomes a card: its first column on top, the others in a line below. */
  hideBelow?: "lg" | "xl" | "@3xl" | "@5xl";
  /** Left out of the phone's card. */
  hideInCard?: boolean;
}

export interface Sort {
  column: string;
  direction: "asc" | "desc";
}

const HIDDEN = {
  lg: "md:max-lg:hidden",
  xl: "md:max-xl:hidden",
  "@3xl": "md:@max-3xl:hidden",
  "@5xl": "md:@max-5xl:hidden",
} as const;

export function columnClass<Row>(column: Column<Row>): string {
  const hidden = column.hideBelow ? HIDDEN[column.hideBelow] : "";
  return `${hidden} ${column.hideInCard ? "max-md:hidden" : ""} ${column.align === "end" ? "md:text-right" : ""}`;
}

export interface TableSelection {
  selected: ReadonlySet<string>;
  onChange: (next: ReadonlySet<string>) => void;
  /** Buttons for what is selected. */
  actions: ReactNode;
}
