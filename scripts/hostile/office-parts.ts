import { type ZipEntry, zipOf } from "./zip-writer";

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main";
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

const types = (main: string, type: string) =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="${main}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/></Types>`;

export interface Relation {
  id: string;
  type: string;
  target: string;
  external?: boolean;
}

export const relations = (...list: Relation[]) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(({ id, type, target, external }) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`)
    .join("")}</Relationships>`;

export const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** The parts of a Word document; `prolog` stands before its root. */
export function wordParts(body: string, prolog = ""): ZipEntry[] {
  return [
    { name: "[Content_Types].xml", content: types("/word/document.xml", "wordprocessingml.document.main") },
    { name: "_rels/.rels", content: relations({ id: "rId1", type: "officeDocument", target: "word/document.xml" }) },
    { name: "word/document.xml", content: `${HEAD}${prolog}<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}"><w:body>${body}</w:body></w:document>` },
  ];
}

export const word = (body: string, ...more: ZipEntry[]) => zipOf([...wordParts(body), ...more]);

const row = (text: string, attributes = "") => `<row r="1"${attributes}><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`;

export interface Book {
  prolog?: string;
  sheet?: string;
  hidden?: boolean;
}

/** The parts of a workbook of one sheet, or two of which the second is hidden. */
export function sheetParts({ prolog = "", sheet = `<sheetData>${row("Door")}</sheetData>`, hidden = false }: Book = {}): ZipEntry[] {
  const second = hidden ? '<sheet name="Margins" sheetId="2" state="veryHidden" r:id="rId2"/>' : "";
  return [
    { name: "[Content_Types].xml", content: types("/xl/workbook.xml", "spreadsheetml.sheet.main") },
    { name: "_rels/.rels", content: relations({ id: "rId1", type: "officeDocument", target: "xl/workbook.xml" }) },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: relations({ id: "rId1", type: "worksheet", target: "worksheets/sheet1.xml" }, ...(hidden ? [{ id: "rId2", type: "worksheet", target: "worksheets/sheet2.xml" }] : [])),
    },
    { name: "xl/workbook.xml", content: `${HEAD}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="Doors" sheetId="1" r:id="rId1"/>${second}</sheets></workbook>` },
    { name: "xl/worksheets/sheet1.xml", content: `${HEAD}${prolog}<worksheet xmlns="${SHEET}">${sheet}</worksheet>` },
    ...(hidden ? [{ name: "xl/worksheets/sheet2.xml", content: `${HEAD}<worksheet xmlns="${SHEET}"><sheetData>${row("Real margin 31 percent")}</sheetData></worksheet>` }] : []),
  ];
}

/** The parts of a presentation of one slide. */
export function slideParts(text: string, prolog = "", more: Relation[] = []): ZipEntry[] {
  return [
    { name: "[Content_Types].xml", content: types("/ppt/presentation.xml", "presentationml.presentation.main") },
    { name: "_rels/.rels", content: relations({ id: "rId1", type: "officeDocument", target: "ppt/presentation.xml" }) },
    { name: "ppt/_rels/presentation.xml.rels", content: relations({ id: "rId1", type: "slide", target: "slides/slide1.xml" }) },
    { name: "ppt/presentation.xml", content: `${HEAD}<p:presentation xmlns:p="${SLIDE}" xmlns:r="${OFFICE}"><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>` },
    { name: "ppt/slides/_rels/slide1.xml.rels", content: relations(...more) },
    {
      name: "ppt/slides/slide1.xml",
      content: `${HEAD}${prolog}<p:sld xmlns:p="${SLIDE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/></p:nvSpPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`,
    },
  ];
}
