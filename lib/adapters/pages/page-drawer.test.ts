import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { afterAll, expect, it } from "vitest";
import { HOSTILE_FILES } from "@/scripts/hostile/files";
import { providePageDrawing } from "@/scripts/test/page-drawing";
import { scannedPdf, sheet, tiffOf } from "../ocr/scan-fixture";
import { RUNNING_TEXT, type TextSection, type TypesetPart } from "./draw-protocol";
import { textOfSlices } from "./lay-out";
import { PageDrawer, pageDrawer } from "./page-drawer";

const place = providePageDrawing();
const folder = mkdtempSync(path.join(tmpdir(), "pages-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: Buffer | Uint8Array): string {
  const target = path.join(folder, name);
  writeFileSync(target, bytes);
  return target;
}

async function contract(): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (const words of ["The Contractor shall complete the Works.", "Second page"]) pdf.addPage([595, 842]).drawText(words, { x: 72, y: 700, size: 24, font });
  return Buffer.from(await pdf.save());
}

/** Grey values of a picture, and its size. */
async function greyOf(bytes: Buffer) {
  const image = await loadImage(bytes);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return { width: image.width, height: image.height, grey: Uint8Array.from({ length: data.length / 4 }, (_, at) => data[at * 4 + 1] ?? 0) };
}

const shareOf = (grey: Uint8Array, test: (value: number, at: number) => boolean) => grey.filter(test).length / grey.length;

it("draws the pages of PDFs, pictures and TIFFs at the width that is asked for", async () => {
  const small = () => sheet(["Words on paper"], { width: 600, height: 400 });
  const files = [
    ["pdf", await contract(), 2, 842 / 595],
    ["pdf", await scannedPdf([small()]), 1, 842 / 595],
    ["png", await small().encode("png"), 1, 2 / 3],
    ["jpeg", await small().encode("jpeg", 80), 1, 2 / 3],
    ["tiff", tiffOf([small(), small()]), 2, 2 / 3],
  ] as const;
  for (const [index, [kind, bytes, page, aspect]] of files.entries()) {
    const picture = await greyOf(await pageDrawer().draw({ type: "file", path: file(`${index}.${kind}`, bytes), kind, page, width: 800 }));
    expect([kind, picture.width, Math.abs(picture.height - 800 * aspect) < 3]).toEqual([kind, 800, true]);
    expect(shareOf(picture.grey, (value) => value < 100)).toBeGreaterThan(0.0005);
  }
});

it("writes the watermark into the pixels, seen on white and on black, and hides no letter", async () => {
  const white = await pageDrawer().draw({ type: "file", path: file("words.pdf", await contract()), kind: "pdf", page: 1, width: 800 });
  const night = createCanvas(800, 600);
  night.getContext("2d").fillRect(0, 0, 800, 600);
  for (const picture of [white, Buffer.from(await night.encode("jpeg", 90))]) {
    const marked = await pageDrawer().mark(picture, ["anna@example.com", "192.0.2.7", "2026-11-21 06:20 UTC", "Tender"]);
    const [before, after] = [await greyOf(picture), await greyOf(marked)];
    expect([after.width, after.height]).toEqual([before.width, before.height]);
    const changed = (from: number, to: number) => {
      const columns = after.grey.map((value, at) => (at % after.width >= from && at % after.width < to ? Math.abs(value - (before.grey[at] ?? 0)) : 0));
      return columns.filter((difference) => difference > 12).length;
    };
    for (let quarter = 0; quarter < 4; quarter++) expect(changed(quarter * 200, quarter * 200 + 200)).toBeGreaterThan(1500);
    // What was ink is still dark, what was paper is still light.
    expect(shareOf(before.grey, (value, at) => value < 60 && (after.grey[at] ?? 0) > 140)).toBeLessThan(0.001);
    expect(shareOf(before.grey, (value, at) => value > 240 && (after.grey[at] ?? 0) < 150)).toBeLessThan(0.001);
  }
});

const sectionOf = (number: number, text: string, kind = "section", headings: TextSection["headings"] = []): TextSection => ({ number, kind, text, headings });

/** What the slices of a section say, by both ways of counting. */
function read(parts: readonly TypesetPart[], { number, text }: TextSection): [string, string] {
  const own = parts.flatMap(({ slices }) => slices.filter((slice) => slice.section === number));
  const characters = [...text];
  return [own.map((slice) => text.slice(slice.start, slice.end)).join(""), own.map((slice) => characters.slice(slice.skip, slice.skip + slice.take).join("")).join("")];
}

it("typesets text onto sheets: all of it, in order, with its headings; sections follow each other", async () => {
  const paragraphs = Array.from({ length: 60 }, (_, at) => `${at + 1}. The Employer pays the amount due within ${at} days of the certificate, unless he has given a notice under clause ${at}. ${"😀 ".repeat(at % 3)}中文合同 שלום עולם`);
  const sections = [sectionOf(1, "Preface\nTwo lines"), sectionOf(2, ""), sectionOf(3, ["General conditions", ...paragraphs].join("\n"), "section", [{ level: 1, start: 0, end: 18 }]), sectionOf(4, "Annex"), sectionOf(5, "Prices\t1", "sheet"), sectionOf(6, "", "sheet")];
  const { parts, cut } = await pageDrawer().layOut(sections, 100);
  expect([cut, parts.length > 5]).toEqual([false, true]);
  for (const section of sections) expect(read(parts, section)).toEqual([section.text, section.text]);
  expect(parts[0]?.slices.map(({ section }) => section)).toEqual([1, 2, 3]);
  expect(parts.slice(-2).map(({ slices }) => slices.map(({ section }) => section))).toEqual([[5], [6]]);
  const pieces = parts[0]?.slices.map(({ section, start, end }) => ({ kind: "section", headings: sections[section - 1]?.headings ?? [], start, end, text: sections[section - 1]?.text.slice(start, end) ?? "" })) ?? [];
  const text = textOfSlices(pieces);
  expect(text.headings.map(({ start, end }) => text.text.slice(start, end))).toEqual(["General conditions"]);
  const picture = await greyOf(await pageDrawer().draw({ type: "text", text, setting: RUNNING_TEXT, page: 1, width: 800 }));
  expect([picture.width, picture.height]).toEqual([800, 1131]);
  const inkIn = (from: number, to: number) => shareOf(picture.grey.subarray(from * 800, to * 800), (value) => value < 100);
  expect(inkIn(80, 1030)).toBeGreaterThan(0.03);
  expect([inkIn(0, 80), inkIn(1040, 1060)]).toEqual([0, 0]);
});

it("lays out what never ends: long words, wide tables, cells as long as books, more sheets than are wanted", async () => {
  const word = sectionOf(1, "x".repeat(30_000));
  const table = sectionOf(2, Array.from({ length: 100 }, (_, row) => Array.from({ length: 40 }, (_, column) => `cell ${row}.${column}`).join("\t")).join("\n"), "sheet");
  const book = sectionOf(3, `a\t${"many words ".repeat(3000)}\tb\nnext\trow\t1`, "sheet");
  const { parts, cut } = await pageDrawer().layOut([word, table, book], 500);
  expect(cut).toBe(false);
  for (const section of [word, table, book]) expect(read(parts, section)).toEqual([section.text, section.text]);
  const few = await pageDrawer().layOut([table, word], 2);
  expect([few.parts.length, few.cut]).toEqual([2, true]);
});

const KINDS = ["pdf", "png", "jpeg"] as const;

it("a file that is broken, or crashes the program that draws it, costs its own page alone", async () => {
  const drawer = new PageDrawer({ entry: place.entry, size: 1, timeoutMs: 15_000 });
  try {
    const bombs = ["pdf-noise", "pdf-media-box", "pdf-media-box-odd", "png-lie", "jpeg-lie"];
    for (const id of bombs) {
      const hostile = HOSTILE_FILES.find((one) => one.id === id);
      if (!hostile) throw new Error(`no hostile file ${id}`);
      const drawn = await drawer.draw({ type: "file", path: file(hostile.name, hostile.bytes()), kind: KINDS.find((kind) => id.startsWith(kind)) ?? "pdf", page: 1, width: 800 }).catch((error: unknown) => error);
      if (!Buffer.isBuffer(drawn)) expect([id, drawn]).toEqual([id, expect.objectContaining({ code: expect.stringMatching(/^(timeout|unreadable_document)$/) as string, userMessage: expect.stringContaining("page") as string })]);
    }
    expect((await greyOf(await drawer.draw({ type: "file", path: file("after.pdf", await contract()), kind: "pdf", page: 1, width: 320 }))).width).toBe(320);
  } finally {
    drawer.close();
  }
});
