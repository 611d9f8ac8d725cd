import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { PDFDocument } from "pdf-lib";

/** A4 at 200 dots per inch. */
const [WIDTH, HEIGHT] = [1654, 2339];

/** A sheet of paper with the given lines in 11 point type, as a scanner sees it. */
export function sheet(lines: readonly string[], { skew = 0, noise = 0, width = WIDTH, height = HEIGHT, font = "serif" } = {}): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate((skew * Math.PI) / 180);
  context.translate(-width / 2, -height / 2);
  context.fillStyle = "#000000";
  context.font = `31px ${font}`;
  lines.forEach((line, index) => context.fillText(line, 200, 260 + index * 46));
  if (noise > 0) speckle(canvas, noise);
  return canvas;
}

/** Where a line's words stand on the sheet of `sheet()`, in shares of its sides: the ends and the middle of the row of letters. */
export function lineOnSheet(lines: readonly string[], index: number, { skew = 0, width = WIDTH, height = HEIGHT, font = "serif" } = {}) {
  const context = createCanvas(1, 1).getContext("2d");
  context.font = `31px ${font}`;
  const long = context.measureText(lines[index] ?? "").width;
  const [sin, cos] = [Math.sin((skew * Math.PI) / 180), Math.cos((skew * Math.PI) / 180)];
  const place = (x: number) => {
    const [dx, dy] = [x - width / 2, 260 + index * 46 - 10 - height / 2];
    return { x: (dx * cos - dy * sin) / width + 0.5, y: (dx * sin + dy * cos) / height + 0.5 };
  };
  return { left: place(200).x, right: place(200 + long).x, middle: place(200 + long / 2).y };
}

/** Deterministic grey noise of the given strength (grey levels). */
function speckle(canvas: Canvas, strength: number): void {
  const context = canvas.getContext("2d");
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  let seed = 12345;
  for (let at = 0; at < pixels.data.length; at += 4) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const value = Math.min(255, Math.max(0, (pixels.data[at] ?? 0) + ((seed / 2147483648) * 2 - 1) * strength));
    pixels.data[at] = pixels.data[at + 1] = pixels.data[at + 2] = value;
  }
  context.putImageData(pixels, 0, 0);
}

/** A PDF whose pages are pictures only; null: a page with nothing on it. */
export async function scannedPdf(sheets: readonly (Canvas | null)[]): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  for (const one of sheets) {
    const page = pdf.addPage([595.44, 842.04]);
    if (one) page.drawImage(await pdf.embedJpg(await one.encode("jpeg", 85)), { x: 0, y: 0, width: 595.44, height: 842.04 });
  }
  return Buffer.from(await pdf.save());
}

/** An uncompressed greyscale TIFF with one directory for each page. */
export function tiffOf(sheets: readonly Canvas[], claim?: { width: number; height: number }): Buffer {
  const pieces: Buffer[] = [Buffer.from("49492a0008000000", "hex")];
  let offset = 8;
  sheets.forEach((one, index) => {
    const grey = greyBytes(one);
    const tags: [number, number][] = [
      [256, claim?.width ?? one.width],
      [257, claim?.height ?? one.height],
      [258, 8],
      [259, 1],
      [262, 1],
      [273, offset + 2 + 9 * 12 + 4],
      [277, 1],
      [278, claim?.height ?? one.height],
      [279, grey.length],
    ];
    const directory = Buffer.alloc(2 + 9 * 12 + 4);
    directory.writeUInt16LE(tags.length, 0);
    tags.forEach(([tag, value], at) => {
      directory.writeUInt16LE(tag, 2 + at * 12);
      directory.writeUInt16LE(4, 4 + at * 12);
      directory.writeUInt32LE(1, 6 + at * 12);
      directory.writeUInt32LE(value, 10 + at * 12);
    });
    offset += directory.length + grey.length;
    if (index < sheets.length - 1) directory.writeUInt32LE(offset, directory.length - 4);
    pieces.push(directory, grey);
  });
  return Buffer.concat(pieces);
}

function greyBytes(canvas: Canvas): Buffer {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return Buffer.from(data.filter((_, index) => index % 4 === 0));
}
