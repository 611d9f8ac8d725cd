export interface Drawn {
  url: string;
  width: number;
  height: number;
}

/** The same limit as where the file was read. */
const MAX_PIXELS = 50_000_000;

/** One page of a TIFF as a picture that browsers can draw. */
export async function drawTiffPage(file: string, page: number): Promise<Drawn> {
  const response = await fetch(file);
  if (!response.ok) throw new Error("the file could not be fetched");
  const bytes = await response.arrayBuffer();
  const { decode, decodeImage, toRGBA8 } = await import("utif2");
  const frame = decode(bytes).filter((one) => one["t256"] && one["t257"])[page - 1];
  const [width, height] = [sideOf(frame?.["t256"]), sideOf(frame?.["t257"])];
  if (!frame || width * height === 0 || width * height > MAX_PIXELS) throw new Error("no such page");
  decodeImage(bytes, frame);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(toRGBA8(frame)), width, height), 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (!blob) throw new Error("the page could not be drawn");
  return { url: URL.createObjectURL(blob), width, height };
}

function sideOf(tag: unknown): number {
  const value: unknown = Array.isArray(tag) || ArrayBuffer.isView(tag) ? Reflect.get(tag, 0) : undefined;
  return typeof value === "number" ? value : 0;
}
