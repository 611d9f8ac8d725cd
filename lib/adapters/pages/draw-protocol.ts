import type { PictureKind } from "../ocr/recognised-page";

/** A section, sheet or slide of a version's extracted text. */
export interface TextSection {
  number: number;
  kind: string;
  text: string;
  headings: readonly { level: number; start: number; end: number }[];
}

/** A text without its place in a document. */
export type SetText = Omit<TextSection, "number">;

/** How a part of a text is set on paper. */
export interface Setting {
  landscape: boolean;
  /** Widths of a table's columns in points; empty: running text. */
  columns: readonly number[];
  /** Its first row began on the sheet before; its last one goes on. Such rows run on as text, whatever their columns. */
  openStart: boolean;
  openEnd: boolean;
}

export const RUNNING_TEXT: Setting = { landscape: false, columns: [], openStart: false, openEnd: false };

/** A piece of one section's text. */
export interface TextSlice {
  section: number;
  /** UTF-16 code units into the section's text. */
  start: number;
  end: number;
  /** The same place in characters as the database counts them. */
  skip: number;
  take: number;
}

/** A picture page of typeset text: what stands on it, and how. */
export interface TypesetPart {
  slices: TextSlice[];
  setting: Setting;
}

export type DrawRequest =
  | { type: "file"; path: string; kind: PictureKind; page: number; width: number }
  | { type: "text"; text: SetText; setting: Setting; page: number; width: number }
  | { type: "lay-out"; sections: readonly TextSection[]; most: number }
  | { type: "mark"; picture: Uint8Array; pieces: readonly string[] };

export type DrawResult = { type: "picture"; bytes: Uint8Array } | { type: "layout"; parts: TypesetPart[]; cut: boolean };
