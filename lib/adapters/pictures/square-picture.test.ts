import { createCanvas, loadImage } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { readPictureHeader } from "./picture-header";
import { squarePicture } from "./square-picture";

async function picture(kind: "png" | "jpeg" | "webp", width = 400, height = 200): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = "red";
  context.fillRect(0, 0, width, height);
  context.fillStyle = "blue";
  context.fillRect(width / 4, 0, width / 2, height);
  return kind === "png" ? canvas.encode("png") : canvas.encode(kind, 90);
}

/** A PNG that claims a size without having the pixels. */
function claiming(png: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(png);
  copy.writeUInt32BE(width, 16);
  copy.writeUInt32BE(height, 20);
  return copy;
}

describe("squarePicture", () => {
  it.each(["png", "jpeg", "webp"] as const)("cuts the middle out of a %s", async (kind) => {
    const bytes = await picture(kind);
    expect(readPictureHeader(bytes)).toEqual({ kind, width: 400, height: 200 });
    const square = await squarePicture(bytes);
    expect(readPictureHeader(square)).toEqual({ kind: "webp", width: 256, height: 256 });
    const canvas = createCanvas(256, 256);
    const context = canvas.getContext("2d");
    context.drawImage(await loadImage(square), 0, 0);
    const [red = 0, , blue = 0] = context.getImageData(2, 128, 1, 1).data;
    expect(blue).toBeGreaterThan(200);
    expect(red).toBeLessThan(60);
  });

  it("drops what a camera wrote beside the pixels, and turns the picture as it says", async () => {
    const jpeg = await picture("jpeg");
    const orientation = Buffer.from("45786966000049492a00080000000100120103000100000006000000000000000000", "hex");
    const words = Buffer.concat([orientation, Buffer.from("GPS 51.5007, -0.1246")]);
    const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, words.length + 2]), words]);
    const square = await squarePicture(Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]));
    expect(square.includes("GPS")).toBe(false);
    expect(square.includes("Exif")).toBe(false);
    expect(square.includes("EXIF")).toBe(false);
  });

  it.each([
    ["text", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")],
    ["nothing", Buffer.alloc(0)],
    ["a GIF", Buffer.from("GIF89a\u0001\u0000\u0001\u0000", "latin1")],
    ["half a header", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])],
  ])("refuses %s by its bytes", async (_, bytes) => {
    await expect(squarePicture(bytes)).rejects.toMatchObject({ code: "unsupported_type" });
  });

  it("refuses a picture by the size it claims, without decoding it", async () => {
    const png = await picture("png", 8, 8);
    for (const [width, height] of [[30_000, 30_000], [5_000, 5_000], [100_000, 2]] as const) {
      await expect(squarePicture(claiming(png, width, height))).rejects.toMatchObject({ code: "too_large" });
    }
  });

  it("survives pictures that crash the decoder", async () => {
    const jpeg = await picture("jpeg");
    let cut = jpeg.subarray(0, 100);
    while (!readPictureHeader(cut)) cut = jpeg.subarray(0, cut.length + 1);
    await expect(squarePicture(cut)).rejects.toMatchObject({ code: "unreadable_document" });
    await expect(squarePicture(claiming(await picture("png"), 401, 7))).rejects.toMatchObject({ code: "unreadable_document" });
    expect(readPictureHeader(await squarePicture(jpeg))?.width).toBe(256);
  });
});
