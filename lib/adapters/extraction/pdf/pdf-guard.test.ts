import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { guardPdf } from "./pdf-guard";
import { StreamTooLarge, unpackedSize } from "./unpack-stream";

const MB = 1024 * 1024;
const pdf = (dictionary: string, stream: Buffer) => Buffer.concat([Buffer.from(`%PDF-1.7\n1 0 obj\n<< ${dictionary} >>\nstream\n`), stream, Buffer.from("\nendstream\nendobj\n")]);
const layers = (count: number, size: number) => Array.from({ length: count }).reduce<Buffer>((bytes) => deflateSync(bytes), Buffer.alloc(size, " "));
const refusal = (words: string) => expect.objectContaining({ code: "unsafe_document", userMessage: expect.stringContaining(words) as string }) as Error;

/** The codes of a run of zeros: each stands for one byte more than the one before. */
function lzwZeros(codes: number): { bytes: Buffer; size: number } {
  let bits = "";
  let size = 0;
  for (let at = 0, next = 258, width = 9; at <= codes; at++) {
    const code = at === 0 ? 256 : at === 1 ? 0 : Math.min(256 + at, 4095);
    bits += code.toString(2).padStart(width, "0");
    if (at > 0) size += code === 0 ? 1 : code - 256;
    if (at > 1 && next < 4096) next += 1;
    width = next + 1 >= 2048 ? 12 : next + 1 >= 1024 ? 11 : next + 1 >= 512 ? 10 : 9;
  }
  const bytes = Buffer.from((bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, "0"), 2)));
  return { bytes, size };
}

describe("guardPdf", () => {
  it("lets through what unpacks to a bearable size, packed once or three times", () => {
    for (const count of [1, 3]) expect(() => guardPdf(pdf("/Filter /FlateDecode", layers(count, MB)))).not.toThrow();
    expect(() => guardPdf(pdf("/Subtype /Image /Filter /FlateDecode", layers(1, 65 * MB)))).not.toThrow();
  });

  it.each([
    ["once", "/Filter /FlateDecode", () => layers(1, 70 * MB)],
    ["three times", "/Filter [/FlateDecode /FlateDecode /FlateDecode]", () => layers(3, 70 * MB)],
    ["with an indirect filter", "/Filter 9 0 R", () => layers(2, 70 * MB)],
    ["with an escaped filter", "/Filter /Fl#61teDecode", () => layers(1, 70 * MB)],
    ["without its end", "/Filter /FlateDecode", () => layers(1, 70 * MB).subarray(0, -20)],
    ["in letters", "/Filter [/ASCIIHexDecode /FlateDecode]", () => Buffer.from(`${layers(2, 70 * MB).toString("hex")}>`)],
    ["endlessly", "/Filter /FlateDecode", () => layers(9, 100)],
  ])("refuses a stream packed %s", (_, dictionary, stream) => {
    expect(() => guardPdf(pdf(dictionary, stream()))).toThrow(refusal("more than 64 MB"));
  });
});

describe("unpackedSize", () => {
  it("counts LZW, runs and ASCII85 without a reader", () => {
    const { bytes, size } = lzwZeros(6000);
    expect(unpackedSize(bytes, "/Filter /LZWDecode", 100 * MB)).toBe(size);
    expect(() => unpackedSize(bytes, "/Filter /LZW", size - 1)).toThrow(StreamTooLarge);
    expect(unpackedSize(Buffer.from([2, 1, 2, 3, 129, 7, 128]), "/Filter /RunLengthDecode", 1000)).toBe(131);
    expect(() => unpackedSize(Buffer.from("z".repeat(1000)), "/Filter /ASCII85Decode", 3000)).toThrow(StreamTooLarge);
  });

  it("finds what ASCII85 holds", () => {
    const packed = deflateSync(Buffer.alloc(5000, "a"));
    let text = "";
    for (let at = 0; at + 4 <= packed.length; at += 4) {
      let group = packed.readUInt32BE(at);
      const digits = Array.from({ length: 5 }, () => {
        const digit = group % 85;
        group = Math.floor(group / 85);
        return String.fromCharCode(33 + digit);
      });
      text += digits.reverse().join("");
    }
    expect(unpackedSize(Buffer.from(`${text}~>`), "/Filter [/ASCII85Decode /FlateDecode]", MB)).toBeGreaterThan(2000);
  });
});
