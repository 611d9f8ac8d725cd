import "server-only";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { type Canvas, createCanvas, loadImage } from "@napi-rs/canvas";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { LOAD_OPTIONS } from "../extraction/pdf/pdfjs-runtime";
import { MAX_PICTURE_PIXELS } from "../extraction/pictures/picture-size";
import { boundedScale, readingScale } from "./page-picture";
import type { PictureKind } from "./recognised-page";

const DOTS_PER_INCH = 200;
const fromRoot = createRequire(path.join(process.cwd(), "package.json"));

/** A file whose pages can be drawn: as recognition likes them, or with the given width in pixels. */
export interface PageSource {
  draw(page: number, width?: number): Promise<Canvas>;
  close(): Promise<void>;
}

export async function openPages(file: string, kind: PictureKind): Promise<PageSource> {
  if (kind === "pdf") return openPdf(file);
  const bytes = await readFile(file);
  const draw = kind === "tiff" ? (page: number, wide?: number) => drawTiff(bytes, page, wide) : (_: number, wide?: number) => drawPicture(bytes, wide);
  return { draw, close: () => Promise.resolve() };
}

async function openPdf(file: string): Promise<PageSource> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const wasmUrl = LOAD_OPTIONS.cMapUrl.replace(/cmaps(.)$/, "wasm$1");
  const data = new Uint8Array(await readFile(file));
  const document: PDFDocumentProxy = await getDocument({ ...LOAD_OPTIONS, useWasm: true, wasmUrl, data, maxImageSize: MAX_PICTURE_PIXELS }).promise;
  return { draw: (page, wide) => drawPdfPage(document, page, wide), close: () => document.loadingTask.destroy() };
}

async function drawPdfPage(document: PDFDocumentProxy, number: number, wide?: number): Promise<Canvas> {
  const page = await document.getPage(number);
  const whole = page.getViewport({ scale: 1 });
  if (!(whole.width > 0 && whole.height > 0)) throw new Error("a page without a size");
  const viewport = page.getViewport({ scale: boundedScale(whole.width, whole.height, wide === undefined ? DOTS_PER_INCH / 72 : wide / whole.width) });
  const canvas = onWhite(viewport.width, viewport.height);
  // pdfjs draws on any canvas that behaves as a browser's does.
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
  page.cleanup();
  return canvas;
}

async function drawPicture(bytes: Buffer, wide?: number): Promise<Canvas> {
  const image = await loadImage(bytes);
  return scaled(image, image.width, image.height, wide);
}

async function drawTiff(bytes: Buffer, number: number, wide?: number): Promise<Canvas> {
  const utif = fromRoot("utif2") as typeof import("utif2");
  const frame = utif.decode(bytes).filter((one) => one["t256"] && one["t257"])[number - 1];
  if (!frame) throw new Error("no such page");
  utif.decodeImage(bytes, frame);
  const { width, height } = frame;
  const picture = createCanvas(width, height);
  const context = picture.getContext("2d");
  const pixels = context.createImageData(width, height);
  pixels.data.set(utif.toRGBA8(frame));
  context.putImageData(pixels, 0, 0);
  return Promise.resolve(scaled(picture, width, height, wide));
}

function scaled(picture: Parameters<ReturnType<Canvas["getContext"]>["drawImage"]>[0], width: number, height: number, wide?: number): Canvas {
  const scale = wide === undefined ? readingScale(width, height) : boundedScale(width, height, wide / width);
  const canvas = onWhite(width * scale, height * scale);
  const context = canvas.getContext("2d");
  if (wide !== undefined) context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function onWhite(width: number, height: number): Canvas {
  const canvas = createCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
  const context = canvas.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}
