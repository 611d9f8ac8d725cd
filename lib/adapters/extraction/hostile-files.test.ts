import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PDFDocument } from "pdf-lib";
import { afterAll, describe, expect, it } from "vitest";
import { extractFile } from "./extract-file";
import { type ZipPart, docxParts, xlsxParts, zipOf } from "./zip-fixture";

const folder = mkdtempSync(path.join(tmpdir(), "hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function extract(fileName: string, bytes: Buffer | string) {
  const file = path.join(folder, `${++count}`);
  writeFileSync(file, bytes);
  return extractFile({ path: file, kind: "txt", fileName });
}

async function expectRefusal(code: string, words: string, fileName: string, bytes: Buffer | string): Promise<void> {
  const started = performance.now();
  await expect(extract(fileName, bytes)).rejects.toMatchObject({
    name: "AppError",
    code,
    userMessage: expect.stringContaining(words) as string,
  });
  expect(performance.now() - started).toBeLessThan(5000);
}

async function pdfBytes(): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  for (let number = 0; number < 5; number++) pdf.addPage().drawText(`Page ${number} of the agreement`);
  return Buffer.from(await pdf.save({ useObjectStreams: false }));
}

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const withPart = (parts: ZipPart[], part: ZipPart) => zipOf([...parts, part]);

describe("PDF", () => {
  it("refuses an encrypted one", async () => {
    const plain = (await pdfBytes()).toString("latin1");
    const key = "<" + "00".repeat(32) + ">";
    const encryption = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >> /ID [${key} ${key}]`;
    await expectRefusal(
      "encrypted_document",
      "password",
      "locked.pdf",
      Buffer.from(plain.replace("/Root", `${encryption}\n/Root`), "latin1"),
    );
  });

  it("refuses a header with nothing behind it", async () => {
    await expectRefusal("unreadable_document", "damaged", "a.pdf", "%PDF-1.7\n");
    await expectRefusal("unreadable_document", "damaged", "a.pdf", Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(5000, 7)]));
  });

  it("recovers the pages of a truncated one or says that it is damaged", async () => {
    const whole = await pdfBytes();
    for (const share of [0.2, 0.5, 0.9]) {
      const result = await extract("cut.pdf", whole.subarray(0, Math.floor(whole.length * share))).catch((error: unknown) => error);
      if (result instanceof Error) expect(result).toMatchObject({ code: "unreadable_document" });
      else expect(result).toHaveProperty("pages");
    }
  });

  it("counts pages without text and names them", async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage().drawText("Readable");
    pdf.addPage().drawRectangle({ width: 50, height: 50 });
    const { pages, unreadablePages } = await extract("scan.pdf", Buffer.from(await pdf.save()));
    expect(pages.map((page) => page.text)).toEqual(["Readable", ""]);
    expect(unreadablePages).toEqual([2]);
  });
});

describe("Office files", () => {
  it("refuses a truncated one", async () => {
    const docx = zipOf(docxParts(paragraph("Agreement")));
    await expectRefusal("unreadable_document", "damaged", "cut.docx", docx.subarray(0, docx.length - 40));
    const xlsx = zipOf(xlsxParts("<sheetData/>"));
    await expectRefusal("unreadable_document", "damaged", "cut.xlsx", xlsx.subarray(0, xlsx.length - 40));
  });

  it("refuses bombs before unpacking them into memory", async () => {
    const bomb = { name: "word/media/bomb.xml", content: Buffer.alloc(64 * 1024 * 1024) };
    await expectRefusal("unsafe_document", "64 MB", "bomb.docx", withPart(docxParts(paragraph("x")), bomb));
    const sheet = { name: "xl/worksheets/sheet2.xml", content: Buffer.alloc(64 * 1024 * 1024, " ") };
    await expectRefusal("unsafe_document", "64 MB", "bomb.xlsx", withPart(xlsxParts("<sheetData/>"), sheet));
  });

  it("refuses a directory that lies about sizes", async () => {
    const liar = { name: "word/liar.xml", content: Buffer.alloc(64 * 1024 * 1024), claimedSize: 1000 };
    await expectRefusal("unreadable_document", "damaged", "liar.docx", withPart(docxParts(paragraph("x")), liar));
  });

  it("refuses a crowd of parts", async () => {
    const parts = Array.from({ length: 10_100 }, (_, index) => ({ name: `word/p${index}`, content: "" }));
    await expectRefusal("unsafe_document", "10,000 parts", "crowd.docx", zipOf([...docxParts(paragraph("x")), ...parts]));
  });

  it("reads neither external entities nor files named in them", async () => {
    const parts = docxParts(paragraph("before &secret; after")).map((part) =>
      part.name === "word/document.xml"
        ? {
            ...part,
            content: String(part.content).replace(
              "<w:document",
              '<!DOCTYPE d [<!ENTITY secret SYSTEM "file:///etc/hostname">]><w:document',
            ),
          }
        : part,
    );
    await expectRefusal("unsafe_document", "document type", "xxe.docx", zipOf(parts));
  });

  it("survives nesting far deeper than any document's", async () => {
    const deep = `${"<w:tbl><w:tr><w:tc>".repeat(20_000)}${paragraph("core")}${"</w:tc></w:tr></w:tbl>".repeat(20_000)}`;
    const result = await extract("deep.docx", zipOf(docxParts(deep))).catch((error: unknown) => error);
    if (result instanceof Error) expect(result).toMatchObject({ code: "unreadable_document" });
  });

  it("does not believe a sheet's claim to seventeen thousand million cells", async () => {
    const sheet = `<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Door</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>`;
    const started = performance.now();
    const { pages } = await extract("huge.xlsx", zipOf(xlsxParts(sheet)));
    expect(performance.now() - started).toBeLessThan(3000);
    expect(pages[0]?.text.replace(/\t+/, "\t")).toBe("Doors\n\nDoor\n\t7");
  });
});

describe("text", () => {
  it("refuses 0 bytes, and text without a word", async () => {
    await expectRefusal("empty_document", "0 bytes", "nothing.txt", "");
    await expectRefusal("empty_document", "no text", "blank.txt", " \n\t\n");
  });

  it("refuses bytes named text, and removes what a database refuses", async () => {
    await expectRefusal("unsupported_type", "Accepted are", "music.txt", Buffer.from([0xff, 0xfb, 0, 1, 2, 3, 0, 9, 9, 0, 0, 4, 5, 6]));
    const utf16 = Buffer.from("\ufeffone\u0000two\ud800three", "utf16le");
    expect((await extract("odd.txt", utf16)).pages[0]?.text).toMatch(/^onetwo\ufffd?three$/);
  });

  it("refuses markup nested a hundred thousand deep, and reads what is merely deep", async () => {
    await expectRefusal("unsafe_document", "3,000 deep", "deep.html", `${"<div><b>".repeat(100_000)}core`);
    await expectRefusal("unsafe_document", "3,000 deep", "deep.md", `${"<div>\n".repeat(100_000)}core`);
    const { pages } = await extract("layers.html", `${"<div><b>".repeat(1000)}core${"</b></div>".repeat(1000)}`);
    expect(pages[0]?.text).toBe("core");
  });

  it("does not mind hostile names", async () => {
    expect((await extract("../../etc/\u202etxt.exe\u0000.md", "# Title")).pages[0]?.text).toBe("Title");
  });
});
