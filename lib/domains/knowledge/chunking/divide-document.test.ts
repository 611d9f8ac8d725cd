import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ExtractedPage } from "@/lib/kernel/document-text";
import { forgetEnv } from "@/lib/kernel/env";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { divideDocument } from "./divide-document";
import type { Passage } from "./parent-context";
import { CHUNKING_METHODS, type ChunkingSettings } from "./schema";
import { likenessOfEmbeddings, semanticRanges } from "./semantic-ranges";

const root = path.resolve(import.meta.dirname, "../../../..");

function pageOf(text: string, number = 1): ExtractedPage {
  const headings = [...text.matchAll(/^(#+) .+$/gm)].map((found) => ({ level: found[1]?.length ?? 1, start: found.index, end: found.index + found[0].length }));
  return { number, kind: "page", text, headings };
}

/** The product's own manuals, and texts that are hard to cut. */
const TEXTS: [string, ExtractedPage[]][] = [
  ...["README.md", "docs/quality.md", "docs/sample-project.md", "docs/security.md"].map((name): [string, ExtractedPage[]] => {
    const text = readFileSync(path.join(root, name), "utf8");
    const half = text.indexOf("\n", text.length / 2);
    return [name, [pageOf(text.slice(0, half)), pageOf(text.slice(half), 2)]];
  }),
  ["Chinese", [pageOf("本合同自双方签字之日起生效，有效期为五年。".repeat(120))]],
  ["Thai", [pageOf("สัญญาฉบับนี้มีผลบังคับใช้ ".repeat(150))]],
  ["no spaces", [pageOf("x".repeat(5_000))]],
  ["outside the basic plane", [pageOf("𝒳𝒴😀👩‍🔧".repeat(400))]],
  ["a table", [pageOf(Array.from({ length: 200 }, (_, row) => `D-${row}\tEI60\tOak veneer`).join("\n"))]],
  ["blank", [pageOf(""), pageOf(" \n\t \r\n", 2)]],
  ["Windows lines", [pageOf("The first line wraps\r\nand goes on. Then\r\n\r\nanother paragraph.".repeat(50))]],
];

const SETTINGS: Pick<ChunkingSettings, "size" | "overlap" | "parent">[] = [
  { size: 1_200, overlap: 0, parent: 0 },
  { size: 500, overlap: 120, parent: 2_000 },
  { size: 200, overlap: 100, parent: 900 },
];

function expectFaithful(pages: ExtractedPage[], passages: readonly Passage[], settings: ChunkingSettings): void {
  const covered = pages.map((page) => new Uint8Array(page.text.length));
  passages.forEach((passage, index) => {
    const { text } = pages.find(({ number }) => number === passage.page) ?? { text: "" };
    expect(passage.text).toBe(text.slice(passage.start, passage.end));
    expect(passage.text.trim()).toBe(passage.text);
    expect(passage.text).not.toBe("");
    expect(passage.text).not.toMatch(/\p{Cs}/u);
    expect(passage.ordinal).toBe(index);
    expect(passage.parentStart).toBeLessThanOrEqual(passage.start);
    expect(passage.parentEnd).toBeGreaterThanOrEqual(passage.end);
    expect(passage.parentEnd - passage.parentStart).toBeLessThanOrEqual(Math.max(settings.parent, passage.end - passage.start));
    expect(passage.end - passage.start).toBeLessThanOrEqual(settings.method === "structure" ? Math.round(settings.size * 1.25) : settings.size);
    covered[passage.page - 1]?.fill(1, passage.start, passage.end);
  });
  pages.forEach(({ text }, at) => {
    const left = [...covered[at]?.entries() ?? []].filter(([offset, seen]) => !seen && /\S/.test(text[offset] ?? ""));
    expect(left.length, `characters left out of page ${at + 1}`).toBe(0);
  });
}

beforeEach(() => {
  vi.stubEnv("EMBEDDING_MODEL", "");
  forgetEnv();
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

describe.each(CHUNKING_METHODS)("%s", (method) => {
  it.each(TEXTS)("%s: every passage is its characters, and nothing is left out", async (_, pages) => {
    for (const sizes of SETTINGS) {
      const settings = { ...sizes, method };
      const { passages } = await divideDocument(pages, settings);
      expectFaithful(pages, passages, settings);
      for (const [index, passage] of passages.entries()) {
        const before = passages[index - 1];
        if (before?.page !== passage.page) continue;
        expect(passage.start, "each begins and ends after the one before").toBeGreaterThan(before.start);
        expect(passage.end).toBeGreaterThan(before.end);
        const shared = method === "fixed" || method === "sentence" ? settings.overlap + 200 : 0;
        expect(before.end - passage.start).toBeLessThanOrEqual(shared);
      }
    }
  });
});

const divide = (text: string, settings: Partial<ChunkingSettings>) => divideDocument([pageOf(text)], { method: "structure", size: 1_200, overlap: 0, parent: 0, ...settings });

describe("what each method is for", () => {
  it("fixed cuts at its size, between words, and repeats what it is told to", async () => {
    const { passages, basis } = await divide("Lorem ipsum dolor sit amet. ".repeat(100), { method: "fixed", size: 300, overlap: 60 });
    expect(basis).toBe("size");
    for (const passage of passages) expect(passage.text).toMatch(/^(?:Lorem|ipsum|dolor|sit|amet)/);
    for (const [index, passage] of passages.slice(1).entries()) expect((passages[index]?.end ?? 0) - passage.start).toBeGreaterThan(20);
  });

  it("sentence ends no passage within a sentence, although lines wrap", async () => {
    const { passages, basis } = await divide("The Contractor shall give\nnotice under Cl. 4 within five\ndays of it. ".repeat(60), { method: "sentence", size: 400, overlap: 100 });
    expect(basis).toBe("sentences");
    for (const passage of passages) expect(passage.text).toMatch(/^The Contractor[\s\S]*of it\.$/);
  });

  it("structure begins definitions on their own line", async () => {
    const long = " and whatever else the parties agreed in writing before the date of this contract".repeat(6);
    const text = ["“Works”", "“Site”", "“Employer”"].map((term) => `${term} means the thing${long}.`).join("\n");
    const { passages } = await divide(text, { size: 300 });
    expect(passages.filter(({ text: one }) => one.startsWith("“")).length).toBe(3);
  });

  const fire = ["The stair is protected by fire doors.", "Fire doors of the stair close by themselves.", "Smoke is kept from the stair by fire doors.", "The stair has fire doors on every floor."];
  const money = ["The price is paid in monthly instalments.", "Each instalment of the price is certified.", "A certified instalment is paid in thirty days.", "Interest on a late instalment of the price is five per cent."];

  it("semantic goes by the words where there is no model, and finds the change of topic", async () => {
    const { passages, basis } = await divide([...fire, ...money].join(" "), { method: "semantic", size: 400 });
    expect(basis).toBe("words");
    expect(passages.map(({ text }) => text)).toEqual([fire.join(" "), money.join(" ")]);
  });

  it("embeds so many sentences at most, of the page that is asked for and those around it", async () => {
    const upstream = await startUpstream();
    for (const [name, value] of Object.entries({ OPENAI_BASE_URL: upstream.url, EMBEDDING_MODEL: "words-64", EMBEDDING_DIMENSIONS: "64" })) vi.stubEnv(name, value);
    forgetEnv();
    const pages = [1, 2, 3, 4].map((number) => pageOf(`# Part ${number}\n\n${Array.from({ length: 5 }, (_, at) => `Sentence ${at} of page ${number}.`).join(" ")}`, number));
    const settings = { method: "semantic", size: 200, overlap: 0, parent: 0 } as const;
    const limited = await divideDocument(pages, settings, undefined, { page: 3, sentences: 14 });
    const embedded = upstream.requests.flatMap(({ body }) => body["input"]);
    expect(embedded.length).toBeLessThanOrEqual(14);
    expect([limited.pages, [...new Set(limited.passages.map(({ page }) => page))], limited.basis]).toEqual([2, [3, 4], "embeddings"]);
    const whole = await divideDocument(pages, settings);
    expect(whole.pages).toBe(4);
    const seen = (passages: readonly Passage[]) => passages.map(({ page, start, end, headingPath }) => ({ page, start, end, headingPath }));
    expect(seen(limited.passages)).toEqual(seen(whole.passages.filter(({ page }) => page > 2)));
    await expect(divideDocument(pages, settings, undefined, { page: 3, sentences: 3 })).rejects.toMatchObject({ code: "too_large" });
    await upstream.close();
  });

  it("and by the meaning where there are sentence embeddings", () => {
    const sentences = Array.from({ length: 8 }, (_, at) => ({ start: at * 40, end: at * 40 + 39 }));
    const embeddings = sentences.map((_, at) => (at < 5 ? [1, at / 100] : [at / 100, 1]));
    expect(semanticRanges(sentences, likenessOfEmbeddings(embeddings), 400)).toEqual([
      { start: 0, end: 199 },
      { start: 200, end: 319 },
    ]);
  });

  it("names the titles above a passage, whatever the method", async () => {
    for (const method of CHUNKING_METHODS) {
      const { passages } = await divide(`# Payment\n\n${"The sum is due. ".repeat(40)}\n\n# Retention\n\n${"Five per cent is kept. ".repeat(40)}`, { method, size: 300 });
      expect(passages.at(0)?.headingPath).toEqual(["# Payment"]);
      expect(passages.at(-1)?.headingPath).toEqual(["# Retention"]);
    }
  });
});
