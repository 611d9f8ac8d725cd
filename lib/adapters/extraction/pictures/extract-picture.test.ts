import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PDFDocument } from "pdf-lib";
import { afterAll, describe, expect, it } from "vitest";
import { scannedPdf, sheet, tiffOf } from "@/lib/adapters/ocr/scan-fixture";
import { extractFile } from "../extract-file";

const folder = mkdtempSync(path.join(tmpdir(), "pictures-"));
afterAll(() => rmSync(folder, { recursive: true }));

function extract(bytes: Buffer, fileName: string) {
  const file = path.join(folder, `${Math.random()}`);
  writeFileSync(file, bytes);
  return extractFile({ path: file, kind: "txt", fileName });
}

const small = () => sheet(["Words"], { width: 400, height: 400 });

describe("pictures", () => {
  it("wait for recognition, page by page", async () => {
    expect(await extract(await small().encode("png"), "a.png")).toMatchObject({ picturedPages: [1], unreadablePages: [1] });
    expect(await extract(await small().encode("jpeg"), "a.jpg")).toMatchObject({ picturedPages: [1] });
    const { pages, picturedPages } = await extract(tiffOf([small(), small(), small()]), "a.tif");
    expect(pages.map((page) => page.text)).toEqual(["", "", ""]);
    expect(picturedPages).toEqual([1, 2, 3]);
  });

  it("are refused by the size they claim, before they are decoded", async () => {
    const png = await small().encode("png");
    png.writeUInt32BE(60_000, 16);
    png.writeUInt32BE(60_000, 20);
    const refusal = { code: "unsafe_document", userMessage: expect.stringContaining("60,000 × 60,000 pixels") as string };
    await expect(extract(png, "bomb.png")).rejects.toMatchObject(refusal);
    await expect(extract(tiffOf([small()], { width: 60_000, height: 60_000 }), "bomb.tiff")).rejects.toMatchObject(refusal);
  });

  it("that are damaged say so", async () => {
    for (const [name, head] of [["a.png", "89504e470d0a1a0a0000"], ["a.jpg", "ffd8ffe00010"], ["a.tif", "49492a00ff000000"]] as const) {
      await expect(extract(Buffer.concat([Buffer.from(head, "hex"), Buffer.alloc(40)]), name)).rejects.toMatchObject({ code: "unreadable_document" });
    }
  });

  it("in a PDF are found on pages without text only; an empty page is not worth a look", async () => {
    const pdf = await PDFDocument.load(await scannedPdf([small(), null]));
    pdf.addPage().drawText("Typed words");
    const { picturedPages, unreadablePages } = await extract(Buffer.from(await pdf.save()), "mixed.pdf");
    expect(picturedPages).toEqual([1]);
    expect(unreadablePages).toEqual([1, 2]);
  });
});
