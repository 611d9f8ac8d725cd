import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { utils, write } from "@e965/xlsx";
import { afterAll, describe, expect, it } from "vitest";
import { delimiterOf, extractCsv, records } from "./extract-csv";
import { xlsxParts, zipOf } from "../zip-fixture";
import { extractXlsx } from "./extract-xlsx";

const STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
const folder = mkdtempSync(path.join(tmpdir(), "tables-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(bytes: Buffer | string): string {
  const file = path.join(folder, `${Math.random()}`);
  writeFileSync(file, bytes);
  return file;
}

describe("workbooks", () => {
  it("shows cells as the program shows them, one page a sheet", async () => {
    const doors = utils.aoa_to_sheet([["Door", "Fire rating", "Price", "Ordered"], ["D-01", "FD60S"], [], ["D-02", "FD30", "a\nb"]]);
    doors["C2"] = { t: "n", v: 1234.5, z: "#,##0.00" };
    doors["D2"] = { t: "n", v: 46_000, z: "m/d/yy" };
    doors["E2"] = { t: "n", v: 0.125, z: "0.0%" };
    doors["!ref"] = "A1:E4";
    const book = utils.book_new();
    utils.book_append_sheet(book, doors, "Door schedule");
    utils.book_append_sheet(book, utils.aoa_to_sheet([["Ja"]]), "Übersicht");
    const progress: string[] = [];
    const buffer: unknown = write(book, { type: "buffer", bookType: "xlsx" });
    const { pages } = await extractXlsx(fileOf(Buffer.from(buffer as Uint8Array)), (done, total) => progress.push(`${done}/${total}`));
    expect(pages.map((page) => [page.kind, page.label])).toEqual([
      ["sheet", "Door schedule"],
      ["sheet", "Übersicht"],
    ]);
    expect(pages[0]?.text).toBe(
      "Door schedule\n\nDoor\tFire rating\tPrice\tOrdered\nD-01\tFD60S\t1,234.50\t2025-12-09\t12.5%\nD-02\tFD30\ta b",
    );
    expect(pages[0]?.headings).toEqual([{ level: 1, start: 0, end: 13 }]);
    expect(progress).toEqual(["1/2", "2/2"]);
  });

  it("reads one whose announced styles are missing", async () => {
    const parts = xlsxParts(
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Door</t></is></c><c r="B1"><v>7.5</v></c></row></sheetData>',
    );
    const announced = parts.map((part) =>
      part.name === "[Content_Types].xml"
        ? {
            ...part,
            content: String(part.content).replace("</Types>", `<Override PartName="/xl/styles.xml" ContentType="${STYLES}"/></Types>`),
          }
        : part,
    );
    const { pages } = await extractXlsx(fileOf(zipOf(announced)), () => undefined);
    expect(pages[0]?.text).toBe("Doors\n\nDoor\t7.5");
  });
});

describe("CSV", () => {
  it.each([
    ["a,b\n1,2", ","],
    ["a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5", ";"],
    ["a\tb\n1,2\t3", "\t"],
    ["a|b\n1|2", "|"],
    ["sep=;\na,b;c", ";"],
    ["one column\nonly", ","],
  ])("finds the delimiter of %j", (source, delimiter) => expect(delimiterOf(source)).toBe(delimiter));

  it("reads quoted fields, line ends in them and forgivable mistakes", () => {
    expect(records('a,"b ""c"", d",e\n"x\ny",,\n', ",")).toEqual([
      ["a", 'b "c", d', "e"],
      ["x\ny", "", ""],
    ]);
    expect(records('5" pipe,2\n"open', ",")).toEqual([['5" pipe', "2"], ["open"]]);
  });

  it.each([
    ["UTF-8 with a mark", Buffer.from("\ufeffName;Größe\nTür;2 m")],
    ["Windows-1252", Buffer.from("Name;Gr\xf6\xdfe\nT\xfcr;2 m", "latin1")],
    ["UTF-16 LE", Buffer.from("\ufeffName;Größe\nTür;2 m", "utf16le")],
    ["UTF-16 BE without a mark", Buffer.from("Name;Größe\nTür;2 m", "utf16le").swap16()],
  ])("reads %s", async (_, bytes) => {
    const { pages } = await extractCsv(fileOf(bytes));
    expect(pages).toMatchObject([{ number: 1, kind: "sheet", text: "Name\tGröße\nTür\t2 m" }]);
  });

  it("reads Cyrillic of Windows-1251", async () => {
    const bytes = Buffer.from([0xc4, 0xe2, 0xe5, 0xf0, 0xfc, 0x3b, 0xcf, 0xee, 0xe6, 0xe0, 0xf0]);
    expect((await extractCsv(fileOf(bytes))).pages[0]?.text).toBe("Дверь\tПожар");
  });
});
