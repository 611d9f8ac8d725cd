import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table as DocxTable,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import { type Block, type Clause, numberedBlocks, type Section, type Table, type TextDocument } from "./blocks";
import { type DocumentFacts, longDate, project } from "./facts";

const ACCENT = "7A3B1D";
const MUTED = "69707A";
const HAIRLINE = "C9CED6";
const TEXT_WIDTH = 9000;

interface DocxLayout {
  /** Title page with its own break; short records go without. */
  frontMatter: boolean;
}

export function renderDocx(facts: DocumentFacts, content: TextDocument, layout: DocxLayout): Promise<Buffer> {
  const notes = new Footnotes();
  const body = content.sections.flatMap((section) => sectionParagraphs(section, notes));
  const document = new Document({
    title: `${facts.number} ${facts.title}`,
    creator: facts.author,
    lastModifiedBy: facts.author,
    footnotes: notes.definitions,
    styles: documentStyles,
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1500, bottom: 1300, left: 1450, right: 1450 } } },
        headers: {
          default: new Header({ children: [twoSided(`${project.name} · ${facts.title}`, `${facts.number} · Issue ${facts.issue}`)] }),
        },
        footers: { default: pageFooter(facts) },
        children: [...opening(facts, content, layout), ...body],
      },
    ],
  });
  return Packer.toBuffer(document);
}

class Footnotes {
  readonly definitions: Record<string, { children: Paragraph[] }> = {};
  private count = 0;

  reference(text: string): ParagraphChild {
    this.count += 1;
    this.definitions[String(this.count)] = { children: [new Paragraph({ children: [new TextRun({ text: ` ${text}`, size: 17 })] })] };
    return new FootnoteReferenceRun(this.count);
  }
}

const documentStyles = {
  default: {
    document: { run: { font: "Calibri", size: 21 }, paragraph: { spacing: { after: 110, line: 276, lineRule: LineRuleType.AUTO } } },
    heading1: {
      run: { size: 32, bold: true, color: ACCENT },
      paragraph: { spacing: { before: 380, after: 140, line: 260, lineRule: LineRuleType.AUTO }, keepNext: true },
    },
    heading2: {
      run: { size: 23, bold: true, color: "1D2126" },
      paragraph: { spacing: { before: 200, after: 60, line: 260, lineRule: LineRuleType.AUTO }, keepNext: true },
    },
    title: {
      run: { size: 56, bold: true, color: "1D2126" },
      paragraph: { spacing: { before: 120, after: 160, line: 240, lineRule: LineRuleType.AUTO } },
    },
  },
};

function opening(facts: DocumentFacts, content: TextDocument, layout: DocxLayout): (Paragraph | DocxTable)[] {
  const identity = new Paragraph({
    spacing: { before: layout.frontMatter ? 2600 : 0 },
    children: [new TextRun({ text: `${project.name} · ${facts.number}`, color: MUTED })],
  });
  const title = new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(facts.title)] });
  const summary = new Paragraph({ spacing: { after: 420 }, children: [new TextRun({ text: content.summary, color: MUTED, size: 24 })] });
  const rows: [string, string][] = [...content.cover, ["Issue", `${facts.issue}, ${longDate(facts.date)}`]];
  const cover = grid(
    [
      ["", 3],
      ["", 9],
    ],
    rows,
    false,
  );
  if (!layout.frontMatter) return [identity, title, summary, cover];
  const history = historyTable("Issues of this document", content.history);
  const note = new Paragraph({
    spacing: { before: 600 },
    children: [
      new TextRun({ text: "Sample document. The building, the parties and the people in it are invented.", color: MUTED, size: 17 }),
    ],
  });
  return [identity, title, summary, cover, ...history, note, new Paragraph({ pageBreakBefore: true, spacing: { after: 0 } })];
}

function historyTable(caption: string, history: TextDocument["history"]): (Paragraph | DocxTable)[] {
  if (history.length === 0) return [];
  return captioned({
    kind: "table",
    caption,
    columns: [
      ["Issue", 1.5],
      ["Date", 3],
      ["Reason", 8],
    ],
    rows: history.map(({ issue, date, note }) => [issue, date, note]),
  });
}

function sectionParagraphs(section: Section, notes: Footnotes): (Paragraph | DocxTable)[] {
  const heading = new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(`${section.code} ${section.title}`)] });
  return [heading, ...numberedBlocks(section, "decimal").flatMap(({ number, block }) => blockParagraphs(number, block, notes))];
}

function blockParagraphs(number: string, block: Block, notes: Footnotes): (Paragraph | DocxTable)[] {
  return block.kind === "table" ? captioned(block) : clauseParagraphs(number, block, notes);
}

function clauseParagraphs(number: string, clause: Clause, notes: Footnotes): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(`${number} ${clause.title}`)] }),
    ...clause.text.map((text) => new Paragraph({ children: withFootnote(text, notes) })),
    ...clause.items.map((item) => new Paragraph({ bullet: { level: 0 }, spacing: { after: 50 }, children: [new TextRun(item)] })),
  ];
}

function withFootnote(paragraph: string, notes: Footnotes): ParagraphChild[] {
  const [text = "", note] = paragraph.split("^");
  return note === undefined ? [new TextRun(text)] : [new TextRun(text), notes.reference(note)];
}

function captioned(block: Table): (Paragraph | DocxTable)[] {
  const caption = new Paragraph({
    keepNext: true,
    spacing: { before: 220, after: 80 },
    children: [new TextRun({ text: block.caption, bold: true, size: 19 })],
  });
  return [caption, grid(block.columns, block.rows, true), new Paragraph({ spacing: { after: 60 } })];
}

function grid(columns: Table["columns"], rows: Table["rows"], withHead: boolean): DocxTable {
  const total = columns.reduce((sum, [, share]) => sum + share, 0);
  const widths = columns.map(([, share]) => Math.round((share / total) * TEXT_WIDTH));
  const head = withHead
    ? [
        row(
          columns.map(([label]) => label),
          widths,
          true,
        ),
      ]
    : [];
  return new DocxTable({
    columnWidths: widths,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    borders: {
      top: line(withHead ? "1D2126" : HAIRLINE),
      bottom: line(HAIRLINE),
      left: noLine,
      right: noLine,
      insideHorizontal: line(HAIRLINE),
      insideVertical: noLine,
    },
    rows: [...head, ...rows.map((cells) => row(cells, widths, false))],
  });
}

function row(cells: readonly string[], widths: number[], isHead: boolean): TableRow {
  return new TableRow({
    tableHeader: isHead,
    cantSplit: true,
    children: cells.map(
      (text, column) =>
        new TableCell({
          width: { size: widths[column] ?? 0, type: WidthType.DXA },
          margins: { top: 60, bottom: 60, left: 90, right: 90 },
          shading: isHead ? { fill: "F4F2EF" } : undefined,
          children: [new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text, bold: isHead, size: 19 })] })],
        }),
    ),
  });
}

const noLine = { style: BorderStyle.NONE, size: 0, color: "auto" };

function line(color: string) {
  return { style: BorderStyle.SINGLE, size: 4, color };
}

function twoSided(left: string, right: string): Paragraph {
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    border: { bottom: { ...line(HAIRLINE), space: 6 } },
    children: [new TextRun({ text: `${left}\t${right}`, size: 16, color: MUTED })],
  });
}

function pageFooter(facts: DocumentFacts): Footer {
  const children = [
    new TextRun({ text: `${facts.author} · ${longDate(facts.date)}\tPage `, size: 16, color: MUTED }),
    new TextRun({ children: [PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES], size: 16, color: MUTED }),
  ];
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.LEFT, tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }], children })],
  });
}
