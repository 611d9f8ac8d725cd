import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { afterAll, describe, expect, it } from "vitest";
import { extractDocx } from "./extract-docx";
import { numeral } from "./numerals";

const folder = mkdtempSync(path.join(tmpdir(), "docx-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function extract(document: Document) {
  const file = path.join(folder, `${Math.random()}`);
  writeFileSync(file, await Packer.toBuffer(document));
  return extractDocx(file);
}

const LEVELS = [
  { level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.LEFT },
  { level: 1, format: LevelFormat.DECIMAL, text: "%1.%2", alignment: AlignmentType.LEFT },
  { level: 2, format: LevelFormat.LOWER_LETTER, text: "(%3)", alignment: AlignmentType.LEFT },
  { level: 3, format: LevelFormat.LOWER_ROMAN, text: "(%4)", alignment: AlignmentType.LEFT },
];
const clause = (text: string, level: number, instance = 0) => new Paragraph({ text, numbering: { reference: "clauses", level, instance } });

describe("extractDocx", () => {
  it("keeps headings, tables, bullets and footnotes", async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
    const row = (...texts: string[]) => new TableRow({ children: texts.map(cell) });
    const { pages, html, title } = await extract(
      new Document({
        footnotes: { 1: { children: [new Paragraph("As amended.")] } },
        sections: [
          {
            children: [
              new Paragraph({ text: "Fire strategy", heading: HeadingLevel.HEADING_1 }),
              new Paragraph({ children: [new TextRun("Doors are rated"), new FootnoteReferenceRun(1), new TextRun(" & fitted.")] }),
              new Paragraph({ text: "first", bullet: { level: 0 } }),
              new Paragraph({ text: "second", bullet: { level: 0 } }),
              new Table({ rows: [row("Door", "Rating"), row("D-01", "FD60S")] }),
            ],
          },
        ],
      }),
    );
    expect(title).toBe("Fire strategy");
    expect(pages[0]?.text).toBe(
      "Fire strategy\n\nDoors are rated[1] & fitted.\n\n- first\n- second\n\nDoor\tRating\nD-01\tFD60S\n\n1. As amended.",
    );
    expect(pages[0]?.headings).toEqual([{ level: 1, start: 0, end: 13 }]);
    expect(html).toContain("<table>");
  });

  it("writes out the numbers that Word shows", async () => {
    const numbered = new Document({
      numbering: { config: [{ reference: "clauses", levels: LEVELS }] },
      sections: [
        {
          children: [
            clause("Definitions", 0),
            clause("Payment", 0),
            clause("The sum is due.", 1),
            clause("Retention:", 1),
            clause("five per cent; and", 2),
            clause("half on completion", 2),
            clause("of the works", 3),
            new Paragraph("Unnumbered text."),
            clause("Termination", 0),
            clause("By notice.", 1),
            clause("Another list", 0, 1),
          ],
        },
      ],
    });
    const { pages } = await extract(numbered);
    expect(pages[0]?.text.split("\n\n")).toEqual([
      "1. Definitions",
      "2. Payment",
      "2.1 The sum is due.",
      "2.2 Retention:",
      "(a) five per cent; and",
      "(b) half on completion",
      "(i) of the works",
      "Unnumbered text.",
      "3. Termination",
      "3.1 By notice.",
      "1. Another list",
    ]);
  });

  it("numbers headings through their styles", async () => {
    const { pages } = await extract(
      new Document({
        numbering: { config: [{ reference: "clauses", levels: LEVELS }] },
        styles: { default: { heading1: { paragraph: { numbering: { reference: "clauses", level: 0 } } } } },
        sections: [{ children: ["Scope", "Terms"].map((text) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 })) }],
      }),
    );
    expect(pages[0]?.text).toBe("1. Scope\n\n2. Terms");
    expect(pages[0]?.headings).toHaveLength(2);
  });
});

describe("numeral", () => {
  it.each([
    [4, "lowerRoman", "iv"],
    [1999, "upperRoman", "MCMXCIX"],
    [28, "upperLetter", "BB"],
    [7, "decimalZero", "07"],
    [3, "none", ""],
    [12, "chicago", "12"],
  ])("%d as %s is %s", (value, format, shown) => expect(numeral(value, format)).toBe(shown));
});
