import "server-only";
import { createCanvas, type Canvas } from "@napi-rs/canvas";
import type { GreyPicture } from "./skew";

/** An A3 page at 200 dots per inch has 7.7 million pixels. */
const MAX_PIXELS = 12_000_000;
const LEAST_SIDE = 2200;
const MOST_SIDE = 4000;

/** How much a picture is enlarged or reduced so that its letters have a size that can be read. */
export function readingScale(width: number, height: number): number {
  const long = Math.max(width, height);
  const wanted = long < LEAST_SIDE ? Math.min(3, LEAST_SIDE / long) : Math.min(1, MOST_SIDE / long);
  return Math.min(wanted, Math.sqrt(MAX_PIXELS / (width * height)));
}

/** At most so many dots per unit that the page stays below the limit. */
export function boundedScale(width: number, height: number, scale: number): number {
  return Math.min(scale, Math.sqrt(MAX_PIXELS / Math.max(1, width * height)));
}

export function greyOf(canvas: Canvas): GreyPicture {
  const { width, height } = canvas;
  const pixels = canvas.getContext("2d").getImageData(0, 0, width, height).data;
  const data = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < data.length; at++, from += 4) {
    data[at] = ((pixels[from] ?? 0) * 299 + (pixels[from + 1] ?? 0) * 587 + (pixels[from + 2] ?? 0) * 114) / 1000;
  }
  return { width, height, data };
}

/** Turned by the angle (degrees, clockwise) on white, large enough that nothing is cut off. */
export function turned(canvas: Canvas, degrees: number): Canvas {
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
  const result = createCanvas(Math.ceil(canvas.width * cos + canvas.height * sin), Math.ceil(canvas.width * sin + canvas.height * cos));
  const context = result.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, result.width, result.height);
  context.translate(result.width / 2, result.height / 2);
  context.rotate(angle);
  context.drawImage(canvas, -canvas.width / 2, -canvas.height / 2);
  return result;
}

export type Rectangle = [x0: number, y0: number, x1: number, y1: number];

/** A rectangle found on the turned picture, on the picture as it was; in shares of that picture's sides. */
export function turnedBack([x0, y0, x1, y1]: Rectangle, from: { width: number; height: number }, to: { width: number; height: number }, degrees: number): Rectangle {
  const angle = (-degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const corners = [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ].map(([x = 0, y = 0]) => {
    const [dx, dy] = [x - from.width / 2, y - from.height / 2];
    return [(dx * cos - dy * sin + to.width / 2) / to.width, (dx * sin + dy * cos + to.height / 2) / to.height] as const;
  });
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [share(Math.min(...xs)), share(Math.min(...ys)), share(Math.max(...xs)), share(Math.max(...ys))];
}

function share(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;
}

/** A portable greymap: what tesseract reads without decompressing. */
export function greymap({ width, height, data }: GreyPicture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, "latin1"), data]);
}
