import { describe, expect, it } from "vitest";
import { slugSchema } from "./schema";
import { freeSlug, slugOf } from "./slug";

describe("slugOf", () => {
  it.each([
    ["Harbour Works", "harbour-works"],
    ["  Ünïcode & Söhne GmbH  ", "unicode-sohne-gmbh"],
    ["--__--", "untitled"],
    ["工程部", "untitled"],
    ["🏗️", "untitled"],
    ["../../etc/passwd", "etc-passwd"],
    ["a".repeat(100), "a".repeat(40)],
    [`${"a".repeat(39)} b`, "a".repeat(39)],
  ])("%s", (title, slug) => {
    expect(slugOf(title)).toBe(slug);
    expect(slugSchema.safeParse(slug).success).toBe(true);
  });

  it("a numbered slug is still one that URLs accept", () => {
    const slug = freeSlug("a".repeat(40), new Set(["a".repeat(40), `${"a".repeat(40)}-2`]));
    expect(slug).toBe(`${"a".repeat(40)}-3`);
    expect(slugSchema.safeParse(slug).success).toBe(true);
  });
});
