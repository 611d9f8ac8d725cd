import { expect, it } from "vitest";
import { readCode } from "./code";

it.each(["123456", " 123 456 ", "123-456"])("%j is of an app", (typed) => {
  expect(readCode(typed)).toEqual({ kind: "totp", digits: "123456" });
});

it.each(["abcd-efgh-2345-6723", "ABCD EFGH 2345 6723", "abcdefgh23456723"])("%j is a recovery code", (typed) => {
  expect(readCode(typed)).toEqual({ kind: "recovery", code: "abcdefgh23456723" });
});

it.each(["", "12345", "1234567", "12345a", "abcd-efgh-2345-672", "abcd-efgh-2345-6721", "١٢٣٤٥٦", "x".repeat(5000)])(
  "%j is neither",
  (typed) => {
    expect(readCode(typed)).toBeNull();
  },
);
