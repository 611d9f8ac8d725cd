import { deflateSync } from "node:zlib";

export type PdfObject = string | { dictionary: string; stream: string | Buffer; length?: number };

/** A PDF of the given objects, numbered from 1; the first is the catalog. Offsets are right, everything else is as given. */
export function pdfOf(objects: readonly PdfObject[], trailer = ""): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  objects.forEach((object, index) => {
    offsets.push(at);
    const bytes = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), bodyOf(object), Buffer.from("\nendobj\n")]);
    parts.push(bytes);
    at += bytes.length;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function bodyOf(object: PdfObject): Buffer {
  if (typeof object === "string") return Buffer.from(object, "latin1");
  const stream = Buffer.from(object.stream as string, "latin1");
  return Buffer.concat([Buffer.from(`<< ${object.dictionary} /Length ${object.length ?? stream.length} >>\nstream\n`), stream, Buffer.from("\nendstream")]);
}

export const packed = (content: string | Buffer, dictionary = ""): PdfObject => ({ dictionary: `${dictionary} /Filter /FlateDecode`, stream: deflateSync(content) });

const FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

export interface OnePage {
  content?: string;
  catalog?: string;
  page?: string;
  mediaBox?: string;
  resources?: string;
  /** Numbered from 6. */
  more?: readonly PdfObject[];
}

export const SHOWN = "BT /F1 12 Tf 72 700 Td (The corridor is a protected route.) Tj ET";

/** One page with a line of text; objects 1 catalog, 2 pages, 3 page, 4 content, 5 font. */
export function onePage({ content = SHOWN, catalog = "", page = "", mediaBox = "[0 0 612 792]", resources = "", more = [] }: OnePage = {}): Buffer {
  return pdfOf([
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox ${mediaBox} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> ${page} >>`,
    packed(content),
    FONT,
    ...more,
  ]);
}
