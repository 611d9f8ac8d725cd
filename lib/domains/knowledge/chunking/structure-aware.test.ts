import { describe, expect, it } from "vitest";
import type { ExtractedPage } from "@/lib/kernel/document-text";
import { type Chunk, chunkDocument } from "./structure-aware";

function page(number: number, text: string, headingLines: [string, number][] = []): ExtractedPage {
  const headings = headingLines.map(([title, level]) => ({ level, start: text.indexOf(title), end: text.indexOf(title) + title.length }));
  return { number, kind: "page", text, headings };
}

const visible = (text: string) => text.replace(/\s/g, "");

/** What must be true of any chunking. */
function expectFaithful(pages: ExtractedPage[], chunks: Chunk[]): void {
  chunks.forEach((chunk, index) => {
    const source = pages.find((one) => one.number === chunk.page)?.text ?? "";
    expect(chunk.text).toBe(source.slice(chunk.start, chunk.end));
    expect(chunk.text).toBe(chunk.text.trim());
    expect(chunk.text).not.toMatch(/\p{Cs}/u);
    expect(chunk.ordinal).toBe(index);
    const before = chunks[index - 1];
    if (before?.page === chunk.page) expect(chunk.start).toBeGreaterThanOrEqual(before.end);
  });
  for (const one of pages) {
    const joined = chunks.filter((chunk) => chunk.page === one.number).map((chunk) => visible(chunk.text));
    expect(joined.join("")).toBe(visible(one.text));
  }
}

/** Deterministic pseudo-random numbers, 0 to 1 (mulberry32). */
function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const SCRAPS = [
  "The Employer may withhold 5 %. ",
  "No. 7 applies, e.g. to doors. ",
  "防火门应符合规范。",
  "ข้อกำหนดของสัญญา",
  "𝒳𝒴😀",
  "a\tb\tc",
  "\n",
  "\n\n",
  "  ",
  "1.2 Scope",
  "(a) cost",
  "x".repeat(700),
  "。",
  "Ünïcode? Yes! ",
];

function randomPage(number: number, random: () => number): ExtractedPage {
  const text = Array.from({ length: Math.floor(random() * 220) }, () => SCRAPS[Math.floor(random() * SCRAPS.length)] ?? "").join("");
  const headings: ExtractedPage["headings"] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    if (line.trim() && random() < 0.1) headings.push({ level: 1 + Math.floor(random() * 3), start: at, end: at + line.length });
    at += line.length + 1;
  }
  return { number, kind: "page", text, headings };
}

describe("chunkDocument", () => {
  it("holds every visible character once, in order, with exact offsets, for any text", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = randomSource(seed);
      const pages = [randomPage(1, random), randomPage(2, random)];
      const chunks = chunkDocument({ pages });
      expectFaithful(pages, chunks);
      for (const chunk of chunks) expect(chunk.text.length).toBeLessThanOrEqual(1500);
    }
  });

  it("begins a chunk at a heading and gives each the titles above it", () => {
    const text = `Conditions\n\n${"General words. ".repeat(30)}\n\n4 Payment\n\n${"The sum is due. ".repeat(30)}\n\n4.1 Retention\n\n${"Five per cent is kept. ".repeat(30)}`;
    const pages = [
      page(1, text, [
        ["Conditions", 1],
        ["4 Payment", 2],
        ["4.1 Retention", 3],
      ]),
    ];
    const chunks = chunkDocument({ pages });
    expectFaithful(pages, chunks);
    expect(chunks.map((chunk) => chunk.headingPath)).toEqual([
      ["Conditions"],
      ["Conditions", "4 Payment"],
      ["Conditions", "4 Payment", "4.1 Retention"],
    ]);
    expect(chunks[2]?.text.startsWith("4.1 Retention")).toBe(true);
  });

  it("carries the titles over to the next page, and never crosses it", () => {
    const pages = [page(1, "Fire strategy\n\nShort.", [["Fire strategy", 1]]), page(2, "Also short.")];
    const chunks = chunkDocument({ pages });
    expect(chunks.map((chunk) => [chunk.page, chunk.headingPath])).toEqual([
      [1, ["Fire strategy"]],
      [2, ["Fire strategy"]],
    ]);
  });

  it("divides a long table between rows and names its header", () => {
    const rows = Array.from({ length: 120 }, (_, row) => `D-${row}\tEI60\tOak veneer, vision panel`);
    const pages = [page(1, ["Door\tRating\tLeaf", ...rows].join("\n"))];
    const chunks = chunkDocument({ pages });
    expectFaithful(pages, chunks);
    expect(chunks.length).toBeGreaterThan(2);
    expect(chunks[0]?.headingPath).toEqual([]);
    for (const chunk of chunks.slice(1)) {
      expect(chunk.headingPath).toEqual(["Door · Rating · Leaf"]);
      expect(chunk.text).toMatch(/^D-\d+\t/);
    }
  });

  it("cuts long paragraphs at sentences, not after abbreviations", () => {
    const text = "Clause No. 12 of the contract applies to Fig. 3 and to Messrs. Smith as set out above. ".repeat(60);
    const chunks = chunkDocument({ pages: [page(1, text)] });
    for (const chunk of chunks) expect(chunk.text).toMatch(/^Clause No\. 12[\s\S]*above\.$/);
  });

  it("cuts Chinese and Thai at their own boundaries", () => {
    const chinese = "本合同自双方签字之日起生效，有效期为五年。".repeat(150);
    for (const chunk of chunkDocument({ pages: [page(1, chinese)] })) expect(chunk.text.endsWith("。")).toBe(true);
    const thai = "สัญญาฉบับนี้มีผลบังคับใช้".repeat(150);
    const pages = [page(1, thai)];
    const chunks = chunkDocument({ pages });
    expectFaithful(pages, chunks);
    // A vowel or tone mark never begins a chunk.
    for (const chunk of chunks) expect(chunk.text).not.toMatch(/^\p{M}/u);
  });

  it("joins small neighbours of a section and starts numbered clauses on their own line", () => {
    const clauses = Array.from(
      { length: 12 },
      (_, index) => `${index + 1}.1 The Contractor gives notice within ${index + 2} days of the event and keeps records.`,
    );
    const chunks = chunkDocument({ pages: [page(1, clauses.join("\n"))] });
    expect(chunks.length).toBeLessThanOrEqual(2);
    for (const chunk of chunks) expect(chunk.text).toMatch(/^\d+\.1 The/);
  });

  it("gives nothing for blank pages", () => {
    expect(chunkDocument({ pages: [page(1, ""), page(2, " \n\t\n ")] })).toEqual([]);
  });
});
