import { expect, it } from "vitest";
import { assertTiffEnds } from "./tiff-directories";

/** Empty directories, six bytes each, linked as told (0 ends). */
function chain(links: number[], big = false): Buffer {
  const bytes = Buffer.alloc(8 + links.length * 6);
  bytes.write(big ? "MM" : "II", "latin1");
  const put = (value: number, at: number) => (big ? bytes.writeUInt32BE(value, at) : bytes.writeUInt32LE(value, at));
  put(8, 4);
  links.forEach((link, index) => put(link, 8 + index * 6 + 2));
  return bytes;
}

it("lets a chain pass that ends, whichever way its bytes run", () => {
  for (const big of [false, true]) expect(() => assertTiffEnds(chain([14, 20, 0], big), 3)).not.toThrow();
  for (const odd of [Buffer.from("II"), chain([0xfffffff0]), chain([14]), Buffer.alloc(0)]) expect(() => assertTiffEnds(odd, 3)).not.toThrow();
});

it("refuses circles and crowds", () => {
  expect(() => assertTiffEnds(chain([14, 8]), 100)).toThrow(/circle/);
  expect(() => assertTiffEnds(chain([8], true), 100)).toThrow(/circle/);
  expect(() => assertTiffEnds(chain([14, 20, 26, 0]), 3)).toThrow(/more than 3 pages/);
});
