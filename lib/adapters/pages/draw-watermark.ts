import "server-only";
import { createCanvas, type Canvas, loadImage, type SKRSContext2D } from "@napi-rs/canvas";
import { fontOf } from "./page-fonts";

const ANGLE = (-28 * Math.PI) / 180;
const SEPARATOR = "  ·  ";
const LEAST_SIZE = 10;
/** Of the text's size. */
const ROW = 5.4;
/** A dark letter with a light rim is seen on white and on black alike, and hides neither. */
const RIM = "rgba(255, 255, 255, 0.30)";
const FILL = "rgba(45, 55, 80, 0.22)";

/** The picture with the pieces written across all of it, again and again, in its pixels. */
export async function withWatermark(picture: Uint8Array, pieces: readonly string[]): Promise<Canvas> {
  const image = await loadImage(Buffer.from(picture));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const reach = Math.hypot(canvas.width, canvas.height) / 2;
  const size = Math.max(LEAST_SIZE, Math.min(canvas.width, canvas.height) / 46);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate(ANGLE);
  context.font = fontOf(size, 600);
  context.textAlign = "left";
  context.textBaseline = "middle";
  const text = measured(context, pieces);
  const step = text.width + size * 3;
  let shift = 0;
  for (let y = -reach; y < reach; y += size * ROW) {
    for (let x = -reach - shift; x < reach; x += step) write(context, text.parts, x, y, size);
    shift = (shift + step * 0.38) % step;
  }
  return canvas;
}

/** Each piece has its own place: what runs from right to left turns nothing around it. */
function measured(context: SKRSContext2D, pieces: readonly string[]): { parts: { text: string; x: number }[]; width: number } {
  const gap = context.measureText(SEPARATOR).width;
  const parts: { text: string; x: number }[] = [];
  let x = 0;
  for (const [index, text] of pieces.entries()) {
    if (index > 0) {
      parts.push({ text: SEPARATOR, x });
      x += gap;
    }
    parts.push({ text, x });
    x += context.measureText(text).width;
  }
  return { parts, width: x };
}

function write(context: SKRSContext2D, parts: readonly { text: string; x: number }[], x: number, y: number, size: number): void {
  context.strokeStyle = RIM;
  context.lineWidth = Math.max(1, size / 12);
  context.lineJoin = "round";
  context.fillStyle = FILL;
  for (const part of parts) {
    context.strokeText(part.text, x + part.x, y);
    context.fillText(part.text, x + part.x, y);
  }
}
