import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { HOSTILE_FILES } from "@/scripts/hostile/files";
import { word, type Relation, relations } from "@/scripts/hostile/office-parts";
import { onePage, SHOWN } from "@/scripts/hostile/pdf-writer";
import { extractFile } from "../extract-file";

const folder = mkdtempSync(path.join(tmpdir(), "flags-"));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
async function read(fileName: string, bytes: Buffer | string) {
  const file = path.join(folder, `${++count}`);
  writeFileSync(file, bytes);
  const { pages, flags = [] } = await extractFile({ path: file, kind: "txt", fileName });
  const marked = flags.flatMap((flag) => flag.places.map(({ page, start, end }) => pages[page - 1]?.text.slice(start, end)));
  return { kinds: flags.map((flag) => flag.kind), flags, marked };
}
const hostile = (id: string) => HOSTILE_FILES.find((file) => file.id === id)?.bytes() ?? Buffer.alloc(0);
const SECRET = "The real price is nine million pounds.";
const run = (properties: string, text = SECRET) => `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r></w:p>`;
const related = (...list: Relation[]) => word(run(""), { name: "word/_rels/document.xml.rels", content: relations(...list) });

describe("hidden text", () => {
  it.each(["docx-vanish", "docx-white", "docx-tiny", "pdf-white", "pdf-tiny", "pdf-invisible", "html-hidden"])("%s: the exact words on their page", async (id) => {
    const { kinds, marked } = await read(`${id}.${id.split("-")[0]}`, hostile(id));
    expect(kinds).toEqual(["hidden-text"]);
    expect(marked[0]).toBe(SECRET);
  });

  it("words beside the page are not read, and their page is named", async () => {
    expect((await read("a.pdf", hostile("pdf-off-page"))).flags).toEqual([{ kind: "hidden-text", count: 1, places: [{ page: 1 }] }]);
  });

  it("a hidden sheet is named as a whole page", async () => {
    expect((await read("a.xlsx", hostile("xlsx-hidden-sheet"))).flags).toEqual([{ kind: "hidden-text", count: 1, places: [{ page: 2 }] }]);
  });

  it.each([
    ["white words in a dark cell", `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>${run('<w:color w:val="FFFFFF"/>')}</w:tc></w:tr></w:tbl>`],
    ["white words on their own ground", run('<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>')],
    ["small print", run('<w:sz w:val="12"/>')],
    ["vanish switched off", run('<w:vanish w:val="0"/>')],
  ])("DOCX, not hidden: %s", async (_, body) => expect((await read("a.docx", word(body))).kinds).toEqual([]));

  it.each([
    ["white words on a dark bar", `0 0 0 rg 50 590 400 30 re f BT 1 1 1 rg /F1 12 Tf 72 600 Td (${SECRET}) Tj ET`],
    ["a font of size 1 in a large matrix", `BT /F1 1 Tf 12 0 0 12 72 600 Tm (${SECRET}) Tj ET`],
    ["a white rectangle below black words", `1 1 1 rg 0 0 612 792 re f 0 g BT /F1 12 Tf 72 600 Td (${SECRET}) Tj ET`],
  ])("PDF, not hidden: %s", async (_, content) => expect((await read("a.pdf", onePage({ content: `${SHOWN} ${content}` }))).kinds).toEqual([]));

  it("HTML: a hidden label or menu entry is not a passage", async () => {
    expect((await read("a.html", '<p>Doors</p><span hidden>Menu</span><p style="color:#fff;background:#000">White words on black ground here</p>')).kinds).toEqual([]);
  });
});

describe("what a file carries", () => {
  it("hyperlinks wait for a click; templates and pictures elsewhere do not", async () => {
    const address = "https://example.com/x";
    expect((await read("a.docx", related({ id: "r1", type: "hyperlink", target: address, external: true }))).kinds).toEqual([]);
    expect((await read("a.docx", related({ id: "r1", type: "attachedTemplate", target: address, external: true }, { id: "r2", type: "image", target: address, external: true }))).flags).toMatchObject([{ kind: "external-links", count: 2 }]);
  });

  it("names of PDF actions count in objects, not in streams or words", async () => {
    expect((await read("a.pdf", onePage({ content: "BT /F1 12 Tf 72 700 Td (About /JavaScript and /Launch) Tj ET" }))).kinds).toEqual([]);
    expect((await read("a.pdf", hostile("pdf-javascript-packed"))).kinds).toEqual(["pdf-script"]);
  });

  it("a PDF that ends as an archive is two formats; plain ones are one", async () => {
    expect((await read("a.pdf", hostile("pdf-zip"))).kinds).toEqual(["two-formats"]);
    expect((await read("a.pdf", onePage())).kinds).toEqual([]);
    expect((await read("a.docx", word(run("")))).kinds).toEqual([]);
    expect((await read("a.txt", "PK is not an archive, and %PDF-1.7 is a header.")).kinds).toEqual([]);
  });
});
