import "server-only";
import { type DocumentFlag, FLAG_KINDS, type FlagKind, type FlagPlace, MAX_PLACES } from "@/lib/kernel/document-flags";
import { instructionPassages } from "./instruction-passages";

export interface HiddenText {
  /** Unknown where the format has no pages of its own. */
  page?: number | undefined;
  /** Empty: the whole page. */
  text: string;
}

/** What a file itself shows, before its text is looked at. */
export interface Findings {
  /** One for each occurrence. */
  kinds: FlagKind[];
  hidden: HiddenText[];
}

export const NO_FINDINGS: Findings = { kinds: [], hidden: [] };

type Page = { number: number; text: string };

/** The flags of a document, with the places of hidden words and of instruction-like passages in its text. */
export function flagsOf(findings: Findings, pages: readonly Page[]): DocumentFlag[] {
  const hidden = findings.hidden.flatMap((one) => placeOf(one, pages) ?? []);
  const instructions = instructionPassages(pages);
  return FLAG_KINDS.flatMap((kind): DocumentFlag[] => {
    const places = kind === "hidden-text" ? hidden : kind === "instructions" ? instructions : [];
    const count = kind === "hidden-text" ? findings.hidden.length : kind === "instructions" ? instructions.length : findings.kinds.filter((one) => one === kind).length;
    return count > 0 ? [{ kind, count, places: places.slice(0, MAX_PLACES) }] : [];
  });
}

/** The same flags once more pages have text: what recognition read may hold instructions too. */
export function withInstructions(flags: readonly DocumentFlag[], pages: readonly Page[]): DocumentFlag[] {
  return [...flags.filter((flag) => flag.kind !== "instructions"), ...flagsOf(NO_FINDINGS, pages)];
}

/** Null when the words were not read at all. White space may differ between the file and its text. */
function placeOf({ page: only, text }: HiddenText, pages: readonly Page[]): FlagPlace | null {
  const words = text.trim().slice(0, 300).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return only ? { page: only } : null;
  const pattern = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join(String.raw`\s*`), "u");
  for (const page of pages) {
    if (only && page.number !== only) continue;
    const match = pattern.exec(page.text);
    if (match) return { page: page.number, start: match.index, end: match.index + match[0].length };
  }
  return only ? { page: only } : null;
}
