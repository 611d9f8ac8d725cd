import { describe, expect, it } from "vitest";
import { cellAddress, columnName, columnOf, GridWriter, rowOf } from "./sheet-grid";

/** Rows 1, 2, 7 and 8; in row 8 the second cell stands in column AZ. */
const writer = new GridWriter();
for (const row of [1, 2, 7, 8]) writer.next(row);
writer.jump(20, 51);
const text = `Prices\n\nDoor\tPrice\nD-01\t480\n\tper leaf\nD-02${"\t".repeat(20)}510\t620`;
const sheet = { text, label: "Prices", grid: writer.grid };
const addressOf = (words: string, of = sheet) => cellAddress(of, of.text.indexOf(words), of.text.indexOf(words) + words.length);

describe("sheet grid", () => {
  it("names rows and columns as the sheet does", () => {
    expect(writer.grid).toEqual({ rows: [[0, 1], [2, 7]], jumps: [[3, 20, 51]] });
    expect([0, 1, 2, 3].map((line) => rowOf(writer.grid, line))).toEqual([1, 2, 7, 8]);
    expect([0, 19, 20, 21].map((tab) => columnOf(writer.grid, 3, tab))).toEqual([0, 19, 51, 52]);
    expect(columnOf(writer.grid, 2, 20)).toBe(20);
    expect([0, 25, 26, 51, 701, 702, 16_383].map(columnName)).toEqual(["A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"]);
  });

  it("gives the address of the cited cells", () => {
    expect(addressOf("480")).toBe("Prices!B2");
    expect(addressOf("8")).toBe("Prices!B2");
    expect(addressOf("per leaf")).toBe("Prices!B7");
    expect(addressOf("D-01\t480")).toBe("Prices!A2:B2");
    expect(addressOf("480\n\tper leaf")).toBe("Prices!B2:B7");
    expect(addressOf("510")).toBe("Prices!AZ8");
    expect(addressOf("D-02")).toBe("Prices!A8");
    expect(addressOf("510\t620")).toBe("Prices!AZ8:BA8");
    expect(addressOf("Door\tPrice\n")).toBe("Prices!A1:B1");
    expect(addressOf("Prices")).toBeNull();
    expect(addressOf("\t")).toBeNull();
  });

  it("quotes names, and does without a name or a grid", () => {
    expect(addressOf("x", { text: "Door's list\n\nx", label: "Door's list", grid: { rows: [[0, 4]] } })).toBe("'Door''s list'!A4");
    expect(cellAddress({ text: "a\tb\nc\td", label: null, grid: null }, 6, 7)).toBe("B2");
  });
});
