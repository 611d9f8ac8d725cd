import type { PictureKind } from "../ocr/recognised-page";

/** A section, sheet or slide of a version's extracted text. */
export interface TextSection {
  number: number;
  kind: string;
  text: string;
  headings: readonly { level: number; start: number; end: number }[];
}

/** A picture page of typeset text: which part of which section stands on it. */
export interface TypesetPart {
  section: number;
  /** UTF-16 code units into the section's text. */
  start: number;
  end: number;
  /** The same place in characters as the database counts them. */
  skip: number;
  take: number;
  /** Of a sheet: how many columns its widest row has. */
  columns: number;
}

export type DrawRequest =
  | { type: "file"; path: string; kind: PictureKind; page: number; width: number }
  | { type: "text"; section: Omit<TextSection, "number">; columns: number; page: number; width: number }
  | { type: "lay-out"; sections: readonly TextSection[]; most: number }
  | { type: "mark"; picture: Uint8Array; pieces: readonly string[] };

export type DrawResult = { type: "picture"; bytes: Uint8Array } | { type: "layout"; parts: TypesetPart[]; cut: boolean };
