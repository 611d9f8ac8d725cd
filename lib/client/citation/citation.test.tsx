import { describe, expect, it } from "vitest";
import { projectMarkup } from "@/lib/adapters/extraction/markup/project-markup";
import { documentAddress } from "./citation-address";
import { type Citation, citedRange, markedParts } from "./cited-range";
import { markHtml } from "./mark-html";
import { citedRow, sheetRows, touches } from "./sheet-rows";

function body(html: string): HTMLElement {
  const element = document.createElement("div");
  element.innerHTML = html;
  return element;
}

function cite(text: string, quote: string, page = 1): Citation {
  const start = text.indexOf(quote);
  return { page, start, end: start + quote.length, quote };
}

const MARKUP =
  "<h1>Doors</h1><p>Each door <strong>resists fire</strong> for 60 minutes.<br />It closes by itself.</p>" +
  "<ul><li>Oak leaf<ul><li>Steel frame</li></ul></li><li>Oak leaf</li></ul><table><tbody><tr><td>D-01</td><td>EI 60</td></tr></tbody></table>";

describe("citedRange", () => {
  const text = "The deadline is 14 days.\n\nThe deadline is 28 days.";

  it("keeps offsets at which the quote stands, whatever its white space", () => {
    expect(citedRange(text, { page: 1, start: 26, end: 50, quote: "The deadline  is 28 days." })).toEqual({ start: 26, end: 50 });
  });

  it("looks for the quote, the nearest one first, when the offsets have slipped", () => {
    expect(citedRange(text, { page: 1, start: 30, end: 42, quote: "The deadline is" })).toEqual({ start: 26, end: 41 });
  });

  it("keeps the offsets of a long quote of which the address carries the beginning", () => {
    const long = `${"The contractor keeps a record of each delivery. ".repeat(12)}It ends here.`;
    const whole = { page: 1, start: 3, end: 3 + long.length };
    expect(citedRange(`-- ${long} --`, { ...whole, quote: long.slice(0, 300) })).toEqual({ start: whole.start, end: whole.end });
    expect(citedRange(`-- ${long} --`, { ...whole, quote: "The contractor" })).toEqual({ start: 3, end: 17 });
  });

  it("refuses what is not there for at least half", () => {
    expect(citedRange(text, { page: 1, start: 0, end: 10, quote: "Liquidated damages accrue weekly" })).toBeNull();
    expect(citedRange(text, { page: 1, start: 10, end: 9_000, quote: "" })).toBeNull();
  });
});

describe("markHtml", () => {
  const { html, pages } = projectMarkup(MARKUP);
  const text = pages[0]?.text ?? "";

  it("marks exactly the cited characters across inline elements", () => {
    const root = body(html ?? "");
    const marks = markHtml(root, cite(text, "door resists fire for 60"));
    expect(marks.map((mark) => mark.textContent)).toEqual(["door ", "resists fire", " for 60"]);
    expect(marks[0]?.dataset).toMatchObject({ testid: "evidence-mark", text: "door resists fire for 60" });
    expect(root.textContent).toBe(body(html ?? "").textContent);
  });

  it("tells repeated words apart by their place", () => {
    const last = text.lastIndexOf("Oak leaf");
    const root = body(html ?? "");
    markHtml(root, { page: 1, start: last, end: last + 8, quote: "Oak leaf" });
    expect([...root.querySelectorAll("li")].map((item) => item.querySelector(":scope > mark") !== null)).toEqual([false, false, true]);
  });

  it("follows a quote over a line break and over cells", () => {
    expect(markHtml(body(html ?? ""), cite(text, "minutes.\nIt closes")).map((mark) => mark.textContent)).toEqual([
      "minutes.",
      "It closes",
    ]);
    expect(markHtml(body(html ?? ""), cite(text, "D-01\tEI 60")).map((mark) => mark.textContent)).toEqual(["D-01", "EI 60"]);
  });

  it("finds the quote in HTML that carries no places, and marks nothing of a strange one", () => {
    const root = body("<p>Some <b>plain</b> words stand here.</p>");
    expect(markHtml(root, { page: 3, start: 900, end: 920, quote: "plain  words stand" }).map((mark) => mark.textContent)).toEqual([
      "plain",
      " words stand",
    ]);
    expect(markHtml(root, { page: 3, start: 5, end: 20, quote: "quite another sentence altogether" })).toEqual([]);
    expect(root.querySelectorAll("mark")).toHaveLength(2);
  });
});

describe("sheetRows", () => {
  const text = "Doors\n\nNo.\tRating\tLeaf\nD-01\tEI 60\tOak\nD-02\t\tSteel";
  const sheet = sheetRows(text, "Doors", { rows: [[0, 3], [2, 9]] });

  it("reads lines as rows and tabs as cells, at their places in the text", () => {
    expect(sheet.columns).toEqual([0, 1, 2]);
    expect(sheet.rows.map((row) => row.number)).toEqual([3, 4, 9]);
    expect(sheet.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ["No.", "Rating", "Leaf"],
      ["D-01", "EI 60", "Oak"],
      ["D-02", "", "Steel"],
    ]);
    for (const row of sheet.rows)
      for (const cell of row.cells) expect(text.slice(cell.start, cell.start + cell.text.length)).toBe(cell.text);
  });

  it("marks the cited cells and their row alone", () => {
    const range = citedRange(text, cite(text, "D-01\tEI 60"));
    expect(citedRow(sheet, range)).toBe(1);
    const marked = sheet.rows.map(
      (row) => row.cells.filter((cell) => markedParts(cell.text, cell.start, range).some((part) => part.marked)).length,
    );
    expect(marked).toEqual([0, 2, 0]);
    expect(sheet.rows.filter((row) => touches(row, range))).toHaveLength(1);
  });

  it("draws far columns without the empty ones between", () => {
    const wide = sheetRows("a\tb\nc\td", null, { rows: [[0, 1]], jumps: [[1, 1, 16_383]] });
    expect(wide.columns).toEqual([0, 1, 16_383]);
    expect(wide.rows[1]?.cells.map((cell) => cell.column)).toEqual([0, 16_383]);
  });

  it("takes a name without rows for a row of its own", () => {
    expect(sheetRows("Notes", "Notes", null).rows).toHaveLength(1);
  });
});

describe("documentAddress", () => {
  it("reads a citation and refuses a way back that leaves the site", () => {
    const address = documentAddress({ page: "4", start: "10", end: "20", quote: "words", from: "//evil.example/x" });
    expect(address).toEqual({ version: null, page: 4, citation: { page: 4, start: 10, end: 20, quote: "words" }, from: null, panel: null });
    expect(documentAddress({ panel: "versions" }).panel).toBe("versions");
    expect(documentAddress({ from: "/a/b/ask/1#m2" }).from).toBe("/a/b/ask/1#m2");
    expect(documentAddress({ page: "-1", start: "x" })).toMatchObject({ page: null, citation: null });
  });
});
