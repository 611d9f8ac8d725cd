import { crc32, deflateSync } from "node:zlib";
import { ADDRESS, type HostileFile, noise } from "./hostile-file";

const word32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};
const chunk = (type: string, data: Buffer) => Buffer.concat([word32(data.length), Buffer.from(type), data, word32(crc32(Buffer.concat([Buffer.from(type), data])))]);

function png(width: number, height: number, data: Buffer): Buffer {
  const header = Buffer.concat([word32(width), word32(height), Buffer.from([8, 0, 0, 0, 0])]);
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

/** `count` directories of a bilevel picture that claims the given size; the last leads back to the first when `loop` is set. */
function tiff(count: number, side: number, loop = false): Buffer {
  const size = 2 + 12 * 8 + 4;
  const bytes = Buffer.alloc(8 + count * size + 16);
  bytes.write("II*\0", "latin1");
  bytes.writeUInt32LE(8, 4);
  for (let index = 0; index < count; index++) {
    const at = 8 + index * size;
    const fields = [[256, side], [257, side], [258, 1], [259, 1], [262, 1], [273, 8 + count * size], [278, side], [279, 16]] as const;
    bytes.writeUInt16LE(fields.length, at);
    fields.forEach(([tag, value], row) => {
      bytes.writeUInt16LE(tag, at + 2 + row * 12);
      bytes.writeUInt16LE(4, at + 4 + row * 12);
      bytes.writeUInt32LE(1, at + 6 + row * 12);
      bytes.writeUInt32LE(value, at + 10 + row * 12);
    });
    bytes.writeUInt32LE(index + 1 < count ? at + size : loop ? 8 : 0, at + size - 4);
  }
  return bytes;
}

/** A picture that says 65,500 × 65,500 and holds next to nothing. */
const jpeg = () =>
  Buffer.concat([Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"), Buffer.from("ffc0000b08ffdcffdc01011100", "hex"), Buffer.from("ffda0008010100003f00", "hex"), noise(200), Buffer.from("ffd9", "hex")]);

const picture = (id: string, name: string, attack: string, bytes: () => Buffer, more: Partial<HostileFile> = {}): HostileFile => ({ id, name, attack, bytes, verdict: "refused", ...more });

/** Pictures that are larger than they seem, or something else. */
export const PICTURES: readonly HostileFile[] = [
  picture("png-bomb", "plan.png", "100,000 × 100,000 pixels in 100 kB", () => png(100_000, 100_000, deflateSync(Buffer.alloc(100_000_000)))),
  picture("png-large", "plan.png", "49 million pixels, just below the limit", () => png(7000, 7000, deflateSync(Buffer.alloc(7001 * 7000, 255))), { verdict: "either" }),
  picture("png-noise", "plan.png", "a picture whose pixels are noise", () => png(1200, 1200, deflateSync(noise(1201 * 1200).map((byte, at) => (at % 1201 === 0 ? 0 : byte)))), { verdict: "either" }),
  picture("png-broken", "plan.png", "a right header before damaged pixels", () => png(800, 800, noise(5000)), { verdict: "either" }),
  picture("tiff-strip", "scan.tiff", "a strip that lies behind the file's end", () => tiff(2, 2000), { verdict: "either" }),
  picture("png-lie", "plan.png", "a size of 2 thousand million squared", () => png(0x7fffffff, 0x7fffffff, deflateSync(Buffer.alloc(10)))),
  picture("png-truncated", "cut.png", "cut in its header", () => png(10, 10, noise(5)).subarray(0, 20)),
  picture("tiff-pages", "scan.tiff", "20,000 pages of 30,000 × 30,000", () => tiff(20_000, 30_000)),
  picture("tiff-loop", "scan.tif", "directories that lead in a circle", () => tiff(3, 100, true), { words: /circle/ }),
  picture("jpeg-lie", "photo.jpg", "65,500 × 65,500 pixels that are not there", jpeg),
  picture("gif-script", "logo.gif", "a GIF that is a script", () => Buffer.from(`GIF89a/*${"\0".repeat(300)}*/=1;alert(document.domain)//`, "latin1")),
  picture("jpeg-named-text", "readme.txt", "a photograph named text", jpeg),
  picture("exe-named-pdf", "invoice.pdf", "a program named PDF", () => Buffer.concat([Buffer.from("MZ\x90\0\x03\0\0\0", "latin1"), noise(3000)])),
  picture("svg-script", "drawing.svg", "a drawing with scripts, entities and outside pictures", () =>
    Buffer.from(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>fetch("${ADDRESS}")</script><image href="${ADDRESS}/p.png"/><text>&x;</text></svg>`),
  ),
  picture("svg-named-html", "page.html", "a drawing named HTML", () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><text>Seen</text><script>alert(1)</script></svg>`), { verdict: "either", never: /alert/ }),
];
