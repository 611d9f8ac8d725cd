import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ExtractionPool } from "./extraction-pool";

const root = process.cwd();
const folder = mkdtempSync(path.join(root, "node_modules", ".extraction-"));
const entry = path.join(folder, "thread.mjs");
let pool: ExtractionPool;

beforeAll(async () => {
  await build({
    absWorkingDir: root,
    entryPoints: ["lib/adapters/extraction/thread.ts"],
    outfile: entry,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "@": root, "server-only": path.join(root, "scripts/test/empty-module.ts") },
    logLevel: "silent",
  });
});
afterEach(() => pool.close());
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function fileOf(bytes: Buffer | string): string {
  const file = path.join(folder, `${++count}`);
  writeFileSync(file, bytes);
  return file;
}

async function pdfOf(pages: number, ballast = 0): Promise<string> {
  const pdf = await PDFDocument.create();
  pdf.setTitle("Fire strategy");
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (let number = 1; number <= pages; number++) {
    const page = pdf.addPage();
    page.drawText(`${number}. Means of escape`, { x: 50, y: 780, size: 16, font });
    for (let line = 0; line < 40; line++)
      page.drawText(`Page ${number}, line ${line}: the corridor is a protected route.`, { x: 50, y: 750 - line * 14, size: 10, font });
  }
  if (ballast) await pdf.attach(randomBytes(ballast), "ballast.bin");
  return fileOf(Buffer.from(await pdf.save()));
}

describe("ExtractionPool", () => {
  it("extracts in threads, several at a time, and tells the progress", async () => {
    pool = new ExtractionPool({ entry, size: 2 });
    const file = await pdfOf(30);
    const told: [number, number][] = [];
    const [pdf, ...texts] = await Promise.all([
      pool.extract({ path: file, kind: "pdf", fileName: "strategy.pdf", onProgress: (done, total) => told.push([done, total]) }),
      ...[1, 2, 3, 4].map((n) => pool.extract({ path: fileOf(`note ${n}`), kind: "txt", fileName: `${n}.txt` })),
    ]);
    expect(pdf).toMatchObject({ title: "Fire strategy", unreadablePages: [] });
    expect(pdf?.pages[29]?.text.split("\n")[2]).toBe("Page 30, line 0: the corridor is a protected route.");
    expect(pdf?.pages[0]?.headings).toEqual([{ level: 1, start: 0, end: 18 }]);
    expect(texts.map((document) => document.pages[0]?.text)).toEqual(["note 1", "note 2", "note 3", "note 4"]);
    expect(told.at(-1)).toEqual([30, 30]);
  });

  it("divides a long PDF between idle threads and assembles the same document", async () => {
    pool = new ExtractionPool({ entry, size: 3 });
    const file = await pdfOf(160, 600_000);
    let last: [number, number] = [0, 0];
    const divided = await pool.extract({ path: file, kind: "pdf", fileName: "a.pdf", onProgress: (done, total) => (last = [done, total]) });
    const alone = new ExtractionPool({ entry, size: 1 });
    expect(divided).toEqual(await alone.extract({ path: file, kind: "pdf", fileName: "a.pdf" }));
    alone.close();
    expect(divided.pages).toHaveLength(160);
    expect(last).toEqual([160, 160]);
    const damaged = fileOf(Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(600_000)]));
    await expect(pool.extract({ path: damaged, kind: "pdf", fileName: "a.pdf" })).rejects.toMatchObject({ code: "unreadable_document" });
    const texts = [1, 2, 3, 4].map((n) => pool.extract({ path: fileOf(`note ${n}`), kind: "txt", fileName: `${n}.txt` }));
    expect((await Promise.all(texts)).map((document) => document.pages[0]?.text)).toEqual(["note 1", "note 2", "note 3", "note 4"]);
  });

  it("passes errors on with code and words", async () => {
    pool = new ExtractionPool({ entry, size: 1 });
    await expect(pool.extract({ path: fileOf("%PDF-1.7\n"), kind: "pdf", fileName: "a.pdf" })).rejects.toMatchObject({
      name: "AppError",
      code: "unreadable_document",
      userMessage: expect.stringContaining("damaged") as string,
    });
  });

  it("stops at the deadline and at a cancel, and goes on with the next document", async () => {
    pool = new ExtractionPool({ entry, size: 1 });
    const file = await pdfOf(400);
    await expect(pool.extract({ path: file, kind: "pdf", fileName: "a.pdf", timeoutMs: 50 })).rejects.toMatchObject({ code: "timeout" });
    const impatient = new ExtractionPool({ entry, size: 1, stallMs: 40 });
    await expect(impatient.extract({ path: file, kind: "pdf", fileName: "a.pdf" })).rejects.toMatchObject({ code: "timeout", userMessage: expect.stringContaining("came no further") as string });
    const controller = new AbortController();
    const cancelled = pool.extract({
      path: file,
      kind: "pdf",
      fileName: "a.pdf",
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    const waiting = pool.extract({ path: file, kind: "pdf", fileName: "a.pdf", signal: controller.signal });
    const next = pool.extract({ path: fileOf("still here"), kind: "txt", fileName: "a.txt" });
    await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
    await expect(waiting).rejects.toMatchObject({ code: "cancelled" });
    expect((await next).pages[0]?.text).toBe("still here");
    await expect(pool.extract({ path: file, kind: "pdf", fileName: "a.pdf", signal: controller.signal })).rejects.toMatchObject({
      code: "cancelled",
    });
  });

  it("outlives a thread that runs out of memory", async () => {
    pool = new ExtractionPool({ entry, size: 1, memoryMb: 24 });
    const rows = Array.from({ length: 400_000 }, (_, row) => `${row},door,oak,${row * 7},FD60S`).join("\n");
    await expect(pool.extract({ path: fileOf(rows), kind: "csv", fileName: "a.csv" })).rejects.toMatchObject({
      name: "AppError",
      userMessage: expect.stringContaining("memory") as string,
    });
    expect((await pool.extract({ path: fileOf("small"), kind: "txt", fileName: "a.txt" })).pages[0]?.text).toBe("small");
  });
});
