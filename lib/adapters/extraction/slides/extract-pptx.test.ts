import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { extractFile } from "../extract-file";
import { type ZipPart, pptxParts, zipOf } from "../zip-fixture";

const folder = mkdtempSync(path.join(tmpdir(), "pptx-"));
afterAll(() => rmSync(folder, { recursive: true }));

function extract(bytes: Buffer, fileName = "deck.pptx") {
  const file = path.join(folder, `${Math.random()}`);
  writeFileSync(file, bytes);
  return extractFile({ path: file, kind: "txt", fileName });
}

const paragraph = (text: string) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`;
const shape = (paragraphs: string, { type, at }: { type?: string; at?: [number, number] } = {}) =>
  `<p:sp><p:nvSpPr><p:nvPr>${type ? `<p:ph type="${type}"/>` : ""}</p:nvPr></p:nvSpPr><p:spPr>${at ? `<a:xfrm><a:off x="${at[0]}" y="${at[1]}"/><a:ext cx="100" cy="100"/></a:xfrm>` : ""}</p:spPr><p:txBody>${paragraphs}</p:txBody></p:sp>`;
const table = (rows: string[][]) =>
  `<p:graphicFrame><a:tbl>${rows.map((row) => `<a:tr>${row.map((cell) => `<a:tc><a:txBody>${paragraph(cell)}</a:txBody></a:tc>`).join("")}</a:tr>`).join("")}</a:tbl></p:graphicFrame>`;

describe("extractPptx", () => {
  it("reads slides as pages: title, texts from top to bottom, tables, notes; in the presentation's order", async () => {
    const first = shape(paragraph("Right"), { at: [500, 210] }) + shape(paragraph("Below"), { at: [0, 900] }) + shape(paragraph("Left"), { at: [0, 200] }) + shape(paragraph("Fire &amp; smoke"), { type: "title", at: [0, 1500] });
    const second = shape(paragraph("Doors"), { type: "title" }) + shape(paragraph("Closers") + paragraph("Seals"), { type: "body" }) + table([["Door", "Rating"], ["D1", "EI60"]]);
    const { pages, title, html, unreadablePages } = await extract(zipOf(pptxParts([{ xml: first, notes: "Say this slowly" }, { xml: second }], { reversed: true })));
    expect(pages.map(({ number, kind, label, text }) => ({ number, kind, label, text }))).toEqual([
      { number: 1, kind: "page", label: "Doors", text: "Doors\n\n- Closers\n- Seals\n\nDoor\tRating\nD1\tEI60" },
      { number: 2, kind: "page", label: "Fire & smoke", text: "Fire & smoke\n\nLeft\n\nRight\n\nBelow\n\nSpeaker notes\n\nSay this slowly" },
    ]);
    expect(pages[1]?.headings.map((one) => pages[1]?.text.slice(one.start, one.end))).toEqual(["Fire & smoke", "Speaker notes"]);
    expect(title).toBe("Doors");
    expect(unreadablePages).toEqual([]);
    expect(html).toContain('data-page="2"');
  });

  it("keeps the number of an empty slide, and names slides that are only a picture", async () => {
    const { pages, unreadablePages } = await extract(zipOf(pptxParts([{ xml: "" }, { xml: "<p:pic><p:spPr/></p:pic>" }, { xml: shape(paragraph("Last")) }])));
    expect(pages.map((page) => page.text)).toEqual(["", "", "Last"]);
    expect(unreadablePages).toEqual([2]);
  });

  it("shows what newer readers show, once, and no markup as markup", async () => {
    const both = `<mc:AlternateContent><mc:Choice>${shape(paragraph("New &lt;script&gt;alert(1)&lt;/script&gt;"))}</mc:Choice><mc:Fallback>${shape(paragraph("Old"))}</mc:Fallback></mc:AlternateContent>`;
    const { pages, html } = await extract(zipOf(pptxParts([{ xml: both }])));
    expect(pages[0]?.text).toBe("New <script>alert(1)</script>");
    expect(html).not.toContain("<script");
  });

  it("tells empty, damaged, encrypted and bursting ones apart", async () => {
    await expect(extract(zipOf(pptxParts([{ xml: "" }])))).rejects.toMatchObject({ code: "empty_document" });
    const whole = zipOf(pptxParts([{ xml: shape(paragraph("x")) }]));
    await expect(extract(whole.subarray(0, whole.length - 40))).rejects.toMatchObject({ code: "unreadable_document" });
    const locked = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from("EncryptedPackage", "utf16le")]);
    await expect(extract(locked)).rejects.toMatchObject({ code: "encrypted_document", userMessage: expect.stringContaining("presentation is protected") as string });
    const bomb: ZipPart = { name: "ppt/slides/bomb.xml", content: Buffer.alloc(64 * 1024 * 1024, " ") };
    await expect(extract(zipOf([...pptxParts([{ xml: "" }]), bomb]))).rejects.toMatchObject({ code: "unsafe_document" });
  });
});
