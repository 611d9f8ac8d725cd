/** What a document is made of, whatever format it is written in. */
export interface Clause {
  kind: "clause";
  title: string;
  /** Paragraphs; a paragraph may carry one footnote after `^`. */
  text: string[];
  items: string[];
}

export interface Table {
  kind: "table";
  caption: string;
  /** Column headings with their share of the width. */
  columns: readonly (readonly [label: string, share: number])[];
  rows: readonly (readonly string[])[];
}

export type Block = Clause | Table;

export interface Section {
  code: string;
  title: string;
  blocks: Block[];
}

export interface TextDocument {
  summary: string;
  /** Label and value pairs of the cover page. */
  cover: [string, string][];
  history: { issue: string; date: string; note: string }[];
  sections: Section[];
}

export function clause(title: string, text: string | string[], items: string[] = []): Clause {
  return { kind: "clause", title, text: typeof text === "string" ? [text] : text, items };
}

export function table(caption: string, columns: Table["columns"], rows: Table["rows"]): Table {
  return { kind: "table", caption, columns, rows };
}

export function section(code: string, title: string, ...blocks: Block[]): Section {
  return { code, title, blocks };
}

export type Numbering = "specification" | "decimal";

/** Clause numbers: `L20/110`, `L20/120` in a specification, `4.1`, `4.2` elsewhere. Tables are not numbered. */
export function numberedBlocks(source: Section, numbering: Numbering): { number: string; block: Block }[] {
  let clauses = 0;
  return source.blocks.map((block) => {
    if (block.kind === "table") return { number: "", block };
    clauses += 1;
    const number = numbering === "specification" ? `${source.code}/${100 + clauses * 10}` : `${source.code}.${clauses}`;
    return { number, block };
  });
}
