import "server-only";
import { readPictureHeader } from "../pictures/picture-header";

/** The longer side of every page, in points: A4's. */
const LONG_SIDE = 841.89;
const CATALOG = 1;
const PAGES = 2;

/** A PDF whose pages are the given JPEGs (ISO 32000-1 §7.5), written as they come: no more than one picture is held. */
export async function* pdfOfPictures(pictures: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const places: number[] = [];
  const pages: number[] = [];
  let [length, next] = [0, PAGES + 1];
  const counted = (bytes: Buffer) => {
    length += bytes.length;
    return bytes;
  };
  const object = (number: number, dictionary: string, stream?: Buffer) => {
    places[number] = length;
    const head = stream ? `${number} 0 obj\n<< ${dictionary} /Length ${stream.length} >>\nstream\n` : `${number} 0 obj\n<< ${dictionary} >>\n`;
    return counted(Buffer.concat([latin(head), stream ?? latin(""), latin(stream ? "\nendstream\nendobj\n" : "endobj\n")]));
  };
  yield counted(Buffer.concat([latin("%PDF-1.4\n%"), Buffer.from([0xe2, 0xe3, 0xcf, 0xd3, 0x0a])]));
  for await (const picture of pictures) {
    const header = readPictureHeader(picture);
    if (header?.kind !== "jpeg") throw new Error("a page of a PDF is a JPEG");
    const scale = LONG_SIDE / Math.max(header.width, header.height);
    const [width, height] = [rounded(header.width * scale), rounded(header.height * scale)];
    const [image, content, page] = [next, next + 1, next + 2];
    next += 3;
    yield object(image, `/Type /XObject /Subtype /Image /Width ${header.width} /Height ${header.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`, picture);
    yield object(content, "", latin(`q ${width} 0 0 ${height} 0 0 cm /P Do Q`));
    yield object(page, `/Type /Page /Parent ${PAGES} 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /XObject << /P ${image} 0 R >> >> /Contents ${content} 0 R`);
    pages.push(page);
  }
  yield object(PAGES, `/Type /Pages /Count ${pages.length} /Kids [${pages.map((page) => `${page} 0 R`).join(" ")}]`);
  yield object(CATALOG, `/Type /Catalog /Pages ${PAGES} 0 R`);
  const table = Array.from({ length: next - 1 }, (_, at) => `${String(places[at + 1] ?? 0).padStart(10, "0")} 00000 n \n`).join("");
  yield latin(`xref\n0 ${next}\n0000000000 65535 f \n${table}trailer\n<< /Size ${next} /Root ${CATALOG} 0 R >>\nstartxref\n${length}\n%%EOF\n`);
}

function latin(text: string): Buffer {
  return Buffer.from(text, "latin1");
}

function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
