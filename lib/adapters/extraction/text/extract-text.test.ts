import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { extractText } from "./extract-text";

const folder = mkdtempSync(path.join(tmpdir(), "text-"));
afterAll(() => rmSync(folder, { recursive: true }));

function extract(bytes: Buffer | string) {
  const file = path.join(folder, `${Math.random()}`);
  writeFileSync(file, bytes);
  return extractText(file);
}

describe("extractText", () => {
  it("finds headings between blank lines, not sentences", async () => {
    const { pages } = await extract(
      "SERVICES AGREEMENT\r\n\r\n1. Definitions.\r\n\r\nIn this agreement:\r\n\r\n1.1 The Supplier is whoever signs as such below.\r\n\r\nAnnex B\r\n\r\nEnd.",
    );
    const [page] = pages;
    expect(page?.headings.map((one) => [one.level, page.text.slice(one.start, one.end)])).toEqual([
      [2, "SERVICES AGREEMENT"],
      [2, "1. Definitions."],
      [2, "Annex B"],
    ]);
  });

  it("divides at paragraphs into sections that lose nothing", async () => {
    const paragraphs = Array.from({ length: 80 }, (_, number) => `Paragraph ${number} ${"says something. ".repeat(10)}`.trim());
    const { pages } = await extract(paragraphs.join("\n\n"));
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.map((page) => page.text).join("\n\n")).toBe(paragraphs.join("\n\n"));
    for (const page of pages) expect(page.text.length).toBeLessThan(4000);
  });

  it("never cuts a character in two", async () => {
    const { pages } = await extract("😀".repeat(6000));
    expect(pages.map((page) => page.text).join("")).toBe("😀".repeat(6000));
    for (const page of pages) expect(page.text).not.toMatch(/\p{Cs}/u);
  });
});
