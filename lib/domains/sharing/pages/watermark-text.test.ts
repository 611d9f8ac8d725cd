import { expect, it } from "vitest";
import { watermarkPieces } from "./watermark-text";

const NOW = new Date("2026-11-21T06:20:59Z");

it("says who, from where, when and by which link", () => {
  expect(watermarkPieces({ email: "anna@example.com", ip: "192.0.2.7", linkName: "Tender 2026" }, NOW)).toEqual(["anna@example.com", "192.0.2.7", "2026-11-21 06:20 UTC", "Tender 2026"]);
  expect(watermarkPieces({ email: null, ip: null, linkName: " " }, NOW)).toEqual(["visitor", "unknown address", "2026-11-21 06:20 UTC"]);
});

it.each([
  ["line ends and controls", "a\u0000b\r\nc\u001b[31md\te", "ab c[31md e"],
  ["marks that turn the text around", "\u202egnp.exe\u202c \u2066x\u2069\u200f", "gnp.exe x"],
  ["what nobody sees", "a\u200b\u2060b\u{e0041}", "ab"],
  ["half a character", "a\ud800b", "ab"],
  ["towers of marks", `z${"\u0335".repeat(400)}o`, "z\u0335\u0335\u0335o"],
  ["a whole book", "long ".repeat(1000), `${"long ".repeat(14)}l…`],
])("%s harm nobody", (_, linkName, shown) => {
  expect(watermarkPieces({ email: null, ip: "::1", linkName }, NOW).at(-1)).toBe(shown);
});
