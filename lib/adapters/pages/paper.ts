import type { Setting } from "./draw-protocol";

/** A4 in points. */
const [SHORT, LONG] = [595.28, 841.89];
const MARGIN = 64;
/** At the foot stands the page's number. */
const FOOT = 78;

export interface Paper {
  width: number;
  height: number;
  left: number;
  top: number;
  textWidth: number;
  textHeight: number;
}

export function paperOf({ landscape }: Pick<Setting, "landscape">): Paper {
  const [width, height] = landscape ? [LONG, SHORT] : [SHORT, LONG];
  return { width, height, left: MARGIN, top: MARGIN, textWidth: width - 2 * MARGIN, textHeight: height - MARGIN - FOOT };
}

export interface LineStyle {
  size: number;
  weight: number;
  /** From one base line to the next. */
  leading: number;
  /** Above the first line of a paragraph. */
  before: number;
}

export type MeasureText = (text: string, style: LineStyle) => number;

/** One line on paper. */
export interface SetLine {
  /** How far from the left margin each piece begins, or ends when it is a number in its column. */
  pieces: { text: string; x: number; ends?: boolean }[];
  style: LineStyle;
  /** Above the line. */
  space: number;
  /** Where its text stands, in code units. */
  start: number;
  end: number;
  /** Lines that may not be parted from the one before. */
  follows?: boolean;
  /** The last of a table's row. */
  ruled?: boolean;
}
