import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PDFDocument, type PDFPage, StandardFonts, degrees } from "pdf-lib";
import { afterAll, describe, expect, it } from "vitest";
import { extractPdf } from "./extract-pdf";

const folder = mkdtempSync(path.join(tmpdir(), "pdf-"));
afterAll(() => rmSync(folder, { recursive: true }));

const silent = () => undefined;

function extract(bytes: Uint8Array | string) {
  const file = path.join(folder, `${Math.random()}`);
  writeFileSync(file, bytes);
  return extractPdf(file, silent);
}

/** A PDF whose one font is not embedded and uses one of Adobe's predefined character maps. */
function chinesePdf(text: string): string {
  const codes = Buffer.from(text, "utf16le").swap16().toString("hex");
  const content = `BT /F1 20 Tf 50 700 Td <${codes}> Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 /FontBBox [-25 -254 1000 880] >>",
  ];
  return `%PDF-1.4\n${objects.map((body, index) => `${index + 1} 0 obj\n${body}\nendobj\n`).join("")}trailer << /Root 1 0 R /Size 8 >>\n`;
}

describe("extractPdf", () => {
  it("finds headings by size, number, capitals and font, and leaves running heads alone", async () => {
    const pdf = await PDFDocument.create();
    pdf.setTitle("Employer's requirements");
    const [font, bold] = [await pdf.embedFont(StandardFonts.TimesRoman), await pdf.embedFont(StandardFonts.TimesRomanBold)];
    const write = (page: PDFPage, text: string, y: number, size = 10, face = font) => page.drawText(text, { x: 50, y, size, font: face });
    for (let number = 1; number <= 4; number++) {
      const page = pdf.addPage();
      write(page, "PROJECT 1234 SPECIFICATION", 820);
      write(page, `Part of the works no. ${number}`, 780, 18);
      for (let line = 0; line < 12; line++)
        write(page, "The Contractor shall build everything that the drawings show, in good time.", 750 - line * 12);
      write(page, `${number}.2 Fire stopping`, 580);
      write(page, "Seal all openings.", 568);
      write(page, `${number}.3 The Contractor shall seal all openings in walls that`, 556);
      write(page, "separate one compartment from another.", 544);
      write(page, "FIRE DOORS", 520);
      write(page, "Fit closers.", 508);
      write(page, "Smoke control", 480, 10, bold);
      write(page, "Vents open by themselves.", 450);
      write(page, `Page ${number}`, 30);
    }
    const { pages, title, unreadablePages } = await extract(await pdf.save());
    expect(title).toBe("Employer's requirements");
    expect(unreadablePages).toEqual([]);
    for (const page of pages) {
      expect(page.headings.map((one) => [one.level, page.text.slice(one.start, one.end).replace(/\d/, "N")])).toEqual([
        [1, "Part of the works no. N"],
        [3, "N.2 Fire stopping"],
        [2, "FIRE DOORS"],
        [3, "Smoke control"],
      ]);
    }
  });

  it("reads Chinese through the character maps of the package", async () => {
    expect((await extract(chinesePdf("建筑防火设计规范"))).pages[0]?.text).toBe("建筑防火设计规范");
  });

  it("reads turned text and turned pages", async () => {
    const pdf = await PDFDocument.create();
    const page = pdf.addPage();
    page.setRotation(degrees(90));
    page.drawText("Upright words", { x: 50, y: 700, size: 12 });
    page.drawText("Words along the edge", { x: 500, y: 100, size: 12, rotate: degrees(90) });
    expect((await extract(await pdf.save())).pages[0]?.text).toBe("Upright words\n\nWords along the edge");
  });
});
