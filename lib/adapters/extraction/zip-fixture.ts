import { crc32, deflateRawSync } from "node:zlib";

export interface ZipPart {
  name: string;
  content: string | Buffer;
  /** What the directory claims instead of the true unpacked size. */
  claimedSize?: number;
}

/** An archive for tests, honest or not. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedSize } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(checksum(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedSize ?? bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), common, rest, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

function checksum(bytes: Buffer): number {
  return crc32(bytes);
}

const CONTENT_TYPES = (main: string, type: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="${main}" ContentType="${type}"/></Types>`;
const RELATIONS = (type: string, target: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;

/** A Word document around the given body markup. */
export function docxParts(body: string): ZipPart[] {
  const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  return [
    { name: "[Content_Types].xml", content: CONTENT_TYPES("/word/document.xml", word) },
    { name: "_rels/.rels", content: RELATIONS("officeDocument", "word/document.xml") },
    {
      name: "word/document.xml",
      content: `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
  ];
}

/** A workbook of one sheet around the given sheet markup. */
export function xlsxParts(sheet: string): ZipPart[] {
  const excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  return [
    { name: "[Content_Types].xml", content: CONTENT_TYPES("/xl/workbook.xml", excel) },
    { name: "_rels/.rels", content: RELATIONS("officeDocument", "xl/workbook.xml") },
    { name: "xl/_rels/workbook.xml.rels", content: RELATIONS("worksheet", "worksheets/sheet1.xml") },
    {
      name: "xl/workbook.xml",
      content: `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Doors" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    { name: "xl/worksheets/sheet1.xml", content: `<?xml version="1.0"?><worksheet xmlns="${main}">${sheet}</worksheet>` },
  ];
}

/** A presentation of the given slides; `reversed`: shown in the other order than their names say. */
export function pptxParts(slides: readonly { xml: string; notes?: string }[], { reversed = false } = {}): ZipPart[] {
  const space = 'xmlns:a="a" xmlns:p="p" xmlns:r="r" xmlns:mc="mc"';
  const relations = (items: readonly (readonly [type: string, target: string])[]) =>
    `<Relationships>${items.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="http://x/${type}" Target="${target}"/>`).join("")}</Relationships>`;
  const order = slides.map((_, index) => index + 1);
  if (reversed) order.reverse();
  return [
    { name: "[Content_Types].xml", content: CONTENT_TYPES("/ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml") },
    { name: "ppt/presentation.xml", content: `<p:presentation ${space}><p:sldIdLst>${order.map((number) => `<p:sldId id="${255 + number}" r:id="rId${number}"/>`).join("")}</p:sldIdLst></p:presentation>` },
    { name: "ppt/_rels/presentation.xml.rels", content: relations(slides.map((_, index) => ["slide", `slides/slide${index + 1}.xml`])) },
    ...slides.flatMap(({ xml, notes }, index): ZipPart[] => [
      { name: `ppt/slides/slide${index + 1}.xml`, content: `<p:sld ${space}><p:cSld><p:spTree>${xml}</p:spTree></p:cSld></p:sld>` },
      { name: `ppt/slides/_rels/slide${index + 1}.xml.rels`, content: relations(notes ? [["notesSlide", `../notesSlides/notesSlide${index + 1}.xml`]] : []) },
      ...(notes
        ? [{ name: `ppt/notesSlides/notesSlide${index + 1}.xml`, content: `<p:notes ${space}><p:sp><p:nvPr><p:ph type="sldNum"/></p:nvPr><a:p><a:r><a:t>7</a:t></a:r></a:p></p:sp><p:sp><p:nvPr><p:ph type="body"/></p:nvPr><a:p><a:r><a:t>${notes}</a:t></a:r></a:p></p:sp></p:notes>` }]
        : []),
    ]),
  ];
}
