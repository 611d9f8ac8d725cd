import type { EvidenceKind } from "../schema";

/** Offsets are UTF-16 code units of one page's text, start inclusive, end exclusive. */
export interface Match {
  kind: EvidenceKind;
  start: number;
  end: number;
  /** For markings: the level they name. */
  level?: number;
}

/** Finds one kind of thing in a page's text, in time that grows with its length alone: every expression is bounded. */
export type Detector = (text: string) => Match[];

const LOOK_BEHIND = 48;

/** What stands before a place on its own line and the line above, at most 48 characters, in lower case. */
export function contextBefore(text: string, start: number, length = LOOK_BEHIND): string {
  return text.slice(Math.max(0, start - length), start).toLowerCase();
}

export function contextAfter(text: string, end: number, length = 16): string {
  return text.slice(end, end + length).toLowerCase();
}

const OTHER_NUMBER =
  /(?:\b(?:drawing|dwg|drg|door|room|serial|part|product|item|article|art|order|invoice|model|catalogue|catalog|sku|ean|gtin|isbn|batch|lot|tag|asset|tracking|barcode|revision|rev|sheet|zeichnung|artikel|serien|bestell|tür|plan)(?:[ -]?(?:no|nr|num|number|code|nummer|id|ref))?\.?|\b(?:po|ref|so)\b\.?)[ :#.\-–]{0,4}$/;

/** The words in front say that it's a number of something else. */
export function namesAnotherNumber(text: string, start: number): boolean {
  return OTHER_NUMBER.test(contextBefore(text, start));
}

export function digitsOf(text: string): number[] {
  const digits: number[] = [];
  for (const character of text) if (character >= "0" && character <= "9") digits.push(Number(character));
  return digits;
}

/** Every place of an expression with the flag g. */
export function places(text: string, expression: RegExp): { text: string; start: number; end: number; groups: (string | undefined)[] }[] {
  return Array.from(text.matchAll(expression), (found) => ({ text: found[0], start: found.index, end: found.index + found[0].length, groups: found.slice(1) }));
}
