import "server-only";
import type { ExtractedDocument, ExtractedPage } from "@/lib/kernel/document-text";
import { blocksOf } from "./text-blocks";
import { divide } from "./divide-text";

/** A retrievable passage: `text` is exactly `page.text.slice(start, end)`. */
export interface Chunk {
  page: number;
  start: number;
  end: number;
  text: string;
  /** Titles above the passage, outermost first; then the header row of the table that the passage continues. */
  headingPath: string[];
  /** 0-based, over the whole document. */
  ordinal: number;
}

export interface ChunkOptions {
  /** A chunk is closed before it would grow beyond this many characters. */
  target?: number;
  /** A block longer than this is divided at sentences. */
  max?: number;
  /** Shorter chunks join a neighbour of their section. */
  min?: number;
}

interface Draft {
  start: number;
  end: number;
  headingPath: string[];
}

const DEFAULTS = { target: 1200, max: 1500, min: 200 };

/** Passages along headings, numbered clauses, tables and paragraphs; together they hold every visible character once, in order. */
export function chunkDocument(document: Pick<ExtractedDocument, "pages">, options: ChunkOptions = {}): Chunk[] {
  const sizes = { ...DEFAULTS, ...options };
  const trail: { level: number; title: string }[] = [];
  const chunks: Chunk[] = [];
  for (const page of document.pages) {
    for (const { start, end, headingPath } of draftsOf(page, trail, sizes)) {
      chunks.push({ page: page.number, start, end, text: page.text.slice(start, end), headingPath, ordinal: chunks.length });
    }
  }
  return chunks;
}

type Trail = { level: number; title: string }[];

function draftsOf(page: ExtractedPage, trail: Trail, sizes: Required<ChunkOptions>): Draft[] {
  const drafts: Draft[] = [];
  let open: Draft | undefined;
  let openIsHeading = false;
  for (const block of blocksOf(page).flatMap((one) => divide(page.text, one, sizes))) {
    if (block.kind === "heading") enter(trail, block.level, page.text.slice(block.start, block.end));
    const fits = open && block.end - open.start <= sizes.target;
    const opensSection = block.kind === "heading" && !openIsHeading && open && open.end - open.start >= sizes.min;
    if (open && ((fits && !opensSection) || (openIsHeading && block.end - open.start <= sizes.max))) {
      open.end = block.end;
      if (openIsHeading) open.headingPath = titles(trail);
    } else {
      open = { start: block.start, end: block.end, headingPath: [...titles(trail), ...(block.tableHeader ? [block.tableHeader] : [])] };
      drafts.push(open);
    }
    openIsHeading = block.kind === "heading";
  }
  return joinSmall(drafts, sizes);
}

function enter(trail: Trail, level: number, heading: string): void {
  while (trail.length && (trail[trail.length - 1]?.level ?? 0) >= level) trail.pop();
  trail.push({ level, title: heading.replace(/\s+/g, " ").trim().slice(0, 160) });
}

function titles(trail: Trail): string[] {
  return trail.map((one) => one.title);
}

/** A chunk below the minimum joins the one before it in the same section, else the one after it. */
function joinSmall(drafts: readonly Draft[], { min, max }: Required<ChunkOptions>): Draft[] {
  const joined: Draft[] = [];
  for (const draft of drafts) {
    const last = joined[joined.length - 1];
    const small = last && (draft.end - draft.start < min || last.end - last.start < min);
    if (last && small && sameSection(last, draft) && draft.end - last.start <= max) last.end = draft.end;
    else joined.push({ ...draft });
  }
  return joined;
}

function sameSection(a: Draft, b: Draft): boolean {
  return a.headingPath.every((title, index) => b.headingPath[index] === title);
}
