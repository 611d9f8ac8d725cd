// A program of its own: broken pictures can crash the decoder, and then only this process ends. Picture in, square WebP out.
import { createCanvas, loadImage } from "@napi-rs/canvas";

const SIDE = 256;
const QUALITY = 86;

const pieces = [];
for await (const piece of process.stdin) pieces.push(piece);

const picture = await loadImage(Buffer.concat(pieces));
const cut = Math.min(picture.width, picture.height);
const canvas = createCanvas(SIDE, SIDE);
const context = canvas.getContext("2d");
context.imageSmoothingQuality = "high";
context.drawImage(picture, (picture.width - cut) / 2, (picture.height - cut) / 2, cut, cut, 0, 0, SIDE, SIDE);
process.stdout.write(await canvas.encode("webp", QUALITY));
