import { describe, expect, it } from "vitest";
import { sniffKind } from "./file-kind";
import { docxParts, xlsxParts, zipOf } from "./zip-fixture";

const OLE = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(1024)]);
const docx = zipOf(docxParts("<w:p/>"));
const xlsx = zipOf(xlsxParts("<sheetData/>"));
const pptx = zipOf([
  { name: "[Content_Types].xml", content: "<Types/>" },
  { name: "ppt/presentation.xml", content: "<p/>" },
]);
const png = Buffer.concat([Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex"), Buffer.alloc(64)]);

describe("sniffKind", () => {
  it.each([
    ["report.pdf", Buffer.from("%PDF-1.7\n…"), "pdf"],
    ["report.pdf", Buffer.concat([Buffer.from([0, 1, 2, 3]), Buffer.from("junk%PDF-1.4\n")]), "pdf"],
    ["minutes.docx", docx, "docx"],
    ["schedule.xlsx", xlsx, "xlsx"],
    ["schedule.CSV", Buffer.from("a;b\n1;2"), "csv"],
    ["utf16.csv", Buffer.from("\ufeffa\tb", "utf16le"), "csv"],
    ["deck.pptx", pptx, "pptx"],
    ["photo.png", png, "png"],
    ["photo.JPG", Buffer.from("ffd8ffe000104a46494600", "hex"), "jpeg"],
    ["fax.tif", Buffer.from("4d4d002a000000080000", "hex"), "tiff"],
    ["mail.eml", Buffer.from("From: a@example.com\nSubject: b\n\nhello"), "eml"],
    ["mail.eml", Buffer.from("Only words"), "txt"],
    ["notes.md", Buffer.from("# Title"), "md"],
    ["page.htm", Buffer.from("<p>hi"), "html"],
    ["README", Buffer.from("plain words"), "txt"],
    ["about-pdf.txt", Buffer.from("A file begins with %PDF-1.7 when …"), "txt"],
    ["caf\u00e9.txt", Buffer.from("caf\xe9", "latin1"), "txt"],
  ])("%s is %3$s", async (name, bytes, kind) => {
    const sniffed = await sniffKind(bytes, name);
    expect(sniffed.kind).toBe(kind);
    expect(sniffed.note).toBeUndefined();
  });

  it("believes the bytes and says so", async () => {
    const sniffed = await sniffKind(Buffer.from("%PDF-1.7"), "contract.docx");
    expect(sniffed).toMatchObject({ kind: "pdf", mimeType: "application/pdf" });
    expect(sniffed.note).toContain(".docx");
    expect((await sniffKind(docx, "contract.pdf")).kind).toBe("docx");
    expect((await sniffKind(Buffer.from("<!DOCTYPE html><p>Sign in"), "contract.pdf")).kind).toBe("html");
    expect((await sniffKind(xlsx, "invoice\u202excod.exe.docx")).kind).toBe("xlsx");
  });

  it.each([
    ["nothing.pdf", Buffer.alloc(0), "empty_document", "empty"],
    ["deck.ppt", OLE, "unsupported_type", "PowerPoint presentations cannot be read. Accepted are PDF"],
    ["deck.pptx", OLE, "encrypted_document", "presentation is protected with a password"],
    ["old.doc", OLE, "unsupported_type", "Word 97–2003"],
    ["locked.docx", OLE, "encrypted_document", "password"],
    ["locked", Buffer.concat([OLE, Buffer.from("EncryptedPackage", "utf16le")]), "encrypted_document", "password"],
    ["photo.gif", Buffer.concat([Buffer.from("GIF89a"), Buffer.alloc(64)]), "unsupported_type", "GIF"],
    ["notes.txt", Buffer.from([1, 2, 3, 0, 255, 254, 0, 7, 0, 0, 0]), "unsupported_type", "content is neither"],
    ["letter.rtf", Buffer.from("{\\rtf1\\ansi hello}"), "unsupported_type", "RTF"],
    ["letter.txt", Buffer.from("{\\rtf1\\ansi hello}"), "unsupported_type", "RTF"],
    ["mail.msg", OLE, "unsupported_type", "Outlook messages"],
    ["photos.zip", zipOf([{ name: "a.txt", content: "a" }]), "unsupported_type", "ZIP archives"],
  ])("refuses %s", async (name, bytes, code, words) => {
    await expect(sniffKind(bytes, name)).rejects.toMatchObject({
      name: "AppError",
      code,
      userMessage: expect.stringContaining(words) as string,
    });
  });
});
