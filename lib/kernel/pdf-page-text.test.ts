import { describe, expect, it } from "vitest";
import { type PdfTextItem, findQuote, pdfPageText, rectsForRange } from "./pdf-page-text";

/** An item set in letters of 10 units, each half a unit of height wide, unless told. */
function item(str: string, x: number, y: number, options: Partial<PdfTextItem> & { size?: number } = {}): PdfTextItem {
  const { size = 10, ...rest } = options;
  return { str, transform: [size, 0, 0, size, x, y], width: str.length * size * 0.5, height: size, dir: "ltr", ...rest };
}

describe("pdfPageText", () => {
  it("inserts spaces, line ends, paragraph ends and tabs by geometry", () => {
    const page = pdfPageText([
      item("Liability", 50, 700),
      item("cap", 100, 700),
      item("is fixed.", 50, 688),
      item("Next clause", 50, 660),
      item("EI60", 200, 660),
      item("starts here", 50, 648),
    ]);
    expect(page.text).toBe("Liability cap\nis fixed.\n\nNext clause\tEI60\nstarts here");
  });

  it("keeps every run equal to the letters of its item", () => {
    const items = [item("  Fire ", 50, 700), item(" door", 85, 700), item("e\u0301tage", 120, 700), item("soft\u00adly", 50, 688)];
    const page = pdfPageText(items);
    expect(page.text).toBe("Fire door étage\nsoftly");
    expect(page.runs.map((run) => page.text.slice(run.start, run.end))).toEqual(["Fire ", "door", "étage", "softly"]);
    expect(page.runs.map((run) => run.item)).toEqual([0, 1, 2, 3]);
  });

  it("joins words where the page is hyphenated, and keeps a lone hyphen", () => {
    const broken = ["The con-", "tractor shall pro-", "vide a guaran-", "tee of perfor-", "mance and a non-", "exclusive licence."];
    expect(pdfPageText(broken.map((str, index) => item(str, 50, 700 - index * 12))).text).toBe(
      "The contractor shall provide a guarantee of performance and a non-exclusive licence.",
    );
    expect(pdfPageText([item("a fire-", 50, 700), item("resisting door", 50, 688)]).text).toBe("a fire-resisting door");
  });

  it("reads a marginal label as part of its line", () => {
    expect(pdfPageText([item("4.2", 50, 700), item("Retention is 5 %.", 100, 700)]).text).toBe("4.2 Retention is 5 %.");
  });

  it("follows two columns drawn row by row", () => {
    const left = Array.from({ length: 12 }, (_, row) => item(`left column sentence number ${row}`, 50, 700 - row * 12));
    const right = Array.from({ length: 12 }, (_, row) => item(`right column sentence number ${row}`, 320, 700 - row * 12));
    const { text } = pdfPageText(left.flatMap((one, row) => [one, right[row] ?? one]));
    expect(text.indexOf("left column sentence number 11")).toBeLessThan(text.indexOf("right column sentence number 0"));
  });

  it("keeps the rows of a table together", () => {
    const rows = Array.from({ length: 12 }, (_, row) => [
      item(`D-${row}`, 50, 700 - row * 12),
      item("EI60", 200, 700 - row * 12),
      item("oak", 300, 700 - row * 12),
    ]);
    expect(pdfPageText(rows.flat()).text.split("\n")[3]).toBe("D-3\tEI60\toak");
  });

  it("reads a page whose pieces come in no order from the top", () => {
    const lines = Array.from({ length: 20 }, (_, row) => item(`line ${String(row).padStart(2, "0")}`, 50, 700 - row * 12));
    const shuffled = [...lines].sort((a, b) => (((a.transform[5] ?? 0) * 7) % 31) - (((b.transform[5] ?? 0) * 7) % 31));
    expect(pdfPageText(shuffled).text).toBe(lines.map((line) => line.str).join("\n"));
  });

  it("reads right-to-left lines from the right", () => {
    expect(pdfPageText([item("שלום", 100, 700, { dir: "rtl" }), item("עולם", 70, 700, { dir: "rtl" })]).text).toBe("שלום עולם");
  });

  it("removes what a database refuses", () => {
    expect(pdfPageText([item("a\u0000b\ud800c\ufeff", 50, 700)]).text).toBe("abc");
  });
});

describe("rectsForRange", () => {
  it("covers exactly the items of a range, narrowed to its characters", () => {
    const page = pdfPageText([item("aaaaaaaaaa", 100, 700), item("bbbbbbbbbb", 100, 688)]);
    const rects = rectsForRange(page, 5, 13);
    expect(rects).toHaveLength(2);
    expect(rects[0]).toMatchObject({ x: 125, width: 25, height: 10 });
    expect(rects[0]?.y).toBeCloseTo(697.8);
    expect(rects[1]).toMatchObject({ x: 100 });
    expect(rects[1]?.width).toBeCloseTo(10);
  });

  it("turns with the text", () => {
    const turned: PdfTextItem = { str: "side", transform: [0, 10, -10, 0, 300, 100], width: 20, height: 10, dir: "ltr" };
    const [rect] = rectsForRange(pdfPageText([turned]), 0, 4);
    expect(rect?.height).toBeCloseTo(20);
    expect(rect?.width).toBeCloseTo(10);
    expect(rect?.y).toBeCloseTo(100);
  });

  it("counts from the right in right-to-left items", () => {
    const page = pdfPageText([item("אבגדהוזחטי", 100, 700, { dir: "rtl" })]);
    expect(rectsForRange(page, 0, 5)[0]).toMatchObject({ x: 125, width: 25 });
  });
});

describe("findQuote", () => {
  const text = "The Contractor shall pro\u00advide “liquidated\ndamages” of £5,000 per\tweek. The contractor shall pay.";
  const quoteOf = (quote: string, near?: number) => {
    const found = findQuote(text, quote, near);
    return found && text.slice(found.start, found.end);
  };

  it("finds a quote through line breaks, quotation marks and hyphens", () => {
    expect(quoteOf('provide "liquidated damages" of £5,000')).toBe("pro\u00advide “liquidated\ndamages” of £5,000");
  });

  it("prefers the exact case, then ignores it", () => {
    expect(findQuote(text, "The contractor shall")?.start).toBe(text.indexOf("The contractor shall"));
    expect(quoteOf("LIQUIDATED DAMAGES")).toBe("liquidated\ndamages");
  });

  it("takes the occurrence nearest to where it is expected", () => {
    const twice = "pay the sum. Later pay the sum.";
    expect(findQuote(twice, "pay the sum", 20)?.start).toBe(19);
    expect(findQuote(twice, "pay the sum", 0)?.start).toBe(0);
  });

  it("bridges what was left out and says how much was found", () => {
    const found = findQuote(
      "It is agreed that the employer, acting reasonably, may terminate this contract.",
      "agreed that the employer may terminate this contract",
    );
    expect(found?.coverage).toBe(1);
  });

  it("gives the part that stands here when at least half does, else nothing", () => {
    const partial = findQuote("… the retention is released on completion", "retention is released on completion of the works and");
    expect(partial?.coverage).toBeGreaterThan(0.5);
    expect(partial?.coverage).toBeLessThan(1);
    expect(findQuote(text, "a sentence that is not in the text at all, of the contractor")).toBeNull();
    expect(findQuote(text, " - ")).toBeNull();
  });
});
