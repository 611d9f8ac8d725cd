import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Canvas } from "@napi-rs/canvas";
import { createCanvas } from "@napi-rs/canvas";
import { afterAll, describe, expect, it } from "vitest";
import { tokenRecall } from "@/evals/token-recall";
import { greyOf, turned } from "./page-picture";
import { openPages } from "./page-sources";
import { Recogniser } from "./recogniser";
import { lineOnSheet, scannedPdf, sheet, tiffOf } from "./scan-fixture";
import { CLAUSES } from "./scanned-words.fixture";
import { otsu } from "./skew";

const folder = mkdtempSync(path.join(tmpdir(), "recognised-"));
const recogniser = new Recogniser();
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await recogniser.close();
});

const lines = CLAUSES.slice(0, 4);
const wanted = lines.join("\n");
/** The top of a page: reading it costs a fifth. More kinds of paper are read by `npm run eval:recognition`. */
const paper = (how: Parameters<typeof sheet>[1] = {}) => sheet(lines, { height: 500, ...how });
const read = (canvas: Canvas) => recogniser.read(canvas, ["eng"]);

describe("Recogniser", { timeout: 180_000 }, () => {
  it("reads a sheet, straight and turned in grey noise, and says where each word stands on it", async () => {
    const [straight, skewed] = [await read(paper()), await read(paper({ skew: 4, noise: 60 }))];
    for (const { text, words, confidence } of [straight, skewed]) {
      expect(tokenRecall(wanted, text)).toBeGreaterThanOrEqual(0.95);
      expect(confidence).toBeGreaterThan(0.8);
      expect(words.map(([start, end]) => text.slice(start, end))).toEqual(text.split(/\s+/));
      for (const [, , x0, y0, x1, y1] of words) expect(x0 < x1 && y0 < y1 && x0 >= 0 && y1 <= 1).toBe(true);
    }
    for (const [page, how] of [
      [straight, {}],
      [skewed, { skew: 4 }],
    ] as const) {
      const start = page.text.indexOf(lines[2]?.slice(0, 12) ?? "");
      const boxes = page.words.filter((word) => word[0] >= start && word[1] <= start + (lines[2] ?? "").length).map((word) => word.slice(2));
      const [left, top, right, bottom] = [0, 1, 2, 3].map((side) => Math[side < 2 ? "min" : "max"](...boxes.map((box) => box[side] ?? 0)));
      const known = lineOnSheet(lines, 2, { height: 500, ...how });
      expect(Math.abs((left ?? 0) - known.left)).toBeLessThan(0.012);
      expect(Math.abs((right ?? 0) - known.right)).toBeLessThan(0.012);
      expect(Math.abs(((top ?? 0) + (bottom ?? 0)) / 2 - known.middle) * 500).toBeLessThan(14);
    }
  });

  it("reads a sheet that lies on its side", async () => {
    const { text } = await read(turned(sheet(lines.slice(0, 3), { height: 420 }), 90));
    expect(tokenRecall(lines.slice(0, 3).join("\n"), text)).toBeGreaterThanOrEqual(0.9);
  });

  it("finds nothing on white and on even grey paper", async () => {
    const grey = createCanvas(800, 800);
    grey.getContext("2d").fillStyle = "#cccccc";
    grey.getContext("2d").fillRect(0, 0, 800, 800);
    for (const empty of [sheet([], { height: 800 }), grey]) expect(await read(empty)).toEqual({ text: "", words: [], confidence: null });
  });

  it("reads several languages at once", async () => {
    const { text } = await recogniser.read(sheet(["Der Bauleiter heißt Jürgen Größer.", "The site manager keeps a diary."], { height: 400 }), ["eng", "deu"]);
    expect(text).toContain("Jürgen Größer");
    expect(text).toContain("site manager keeps a diary");
  });

  it("draws the pages of a PDF, a picture and a TIFF", async () => {
    const page = sheet(lines, { height: 500 });
    const files = [
      ["pdf", await scannedPdf([sheet([]), sheet(lines)]), 2],
      ["png", await page.encode("png"), 1],
      ["jpeg", await page.encode("jpeg", 80), 1],
      ["tiff", tiffOf([sheet([], { height: 500 }), page]), 2],
    ] as const;
    for (const [kind, bytes, number] of files) {
      const file = path.join(folder, kind);
      writeFileSync(file, bytes);
      const source = await openPages(file, kind);
      const { contrast, ink } = otsu(greyOf(await source.draw(number)));
      expect(contrast).toBeGreaterThan(100);
      expect(ink).toBeGreaterThan(0.002);
      await source.close();
    }
  });
});
