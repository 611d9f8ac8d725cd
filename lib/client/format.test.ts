import { expect, test } from "vitest";
import { count, fileSize, initials, relativeTime } from "./format";

const NOW = Date.UTC(2026, 10, 20, 12);
const ago = (seconds: number, locale = "en") => relativeTime(NOW - seconds * 1000, NOW, locale);

test.each([
  [3, "now"],
  [44, "now"],
  [50, "1 minute ago"],
  [200, "3 minutes ago"],
  [7_300, "2 hours ago"],
  [90_000, "yesterday"],
  [-172_900, "in 2 days"],
  [40_000_000, "last year"],
])("%i seconds ago reads %s", (seconds, words) => {
  expect(ago(seconds)).toBe(words);
});

test("time speaks the reader's language", () => {
  expect(ago(200, "de")).toBe("vor 3 Minuten");
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_000, "1 kB"],
  [1_240_000, "1.24 MB"],
  [52_428_800, "52.4 MB"],
  [3e15, "3,000 TB"],
])("%d bytes read %s", (bytes, words) => {
  expect(fileSize(bytes, "en")).toBe(words);
});

test("counts agree with their noun", () => {
  expect(count(1, "document", undefined, "en")).toBe("1 document");
  expect(count(1200, "document", undefined, "en")).toBe("1,200 documents");
  expect(count(2, "reply", "replies", "en")).toBe("2 replies");
});

test.each([
  ["Asha Rai", "AR"],
  ["  Jean  Pierre  Martin ", "JM"],
  ["李", "李"],
  ["", ""],
])("initials of %j are %j", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
