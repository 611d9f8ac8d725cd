import { describe, expect, it } from "vitest";
import { documentNameOf } from "./document-name";

describe("documentNameOf", () => {
  it.each([
    ["plain name.pdf", "plain name.pdf"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\me\\plan.pdf", "plan.pdf"],
    ["/", "Untitled"],
    ["..", "Untitled"],
    [".htaccess", "htaccess"],
    ["...", "Untitled"],
    ["", "Untitled"],
    ["   ", "Untitled"],
    ["bill\u202efdp.exe", "billfdp.exe"],
    ["\u2066a\u2069\u200bb\ufeff.txt", "ab.txt"],
    ["a\r\nSet-Cookie: x=1.txt", "aSet-Cookie: x=1.txt"],
    ["nul\u0000byte.txt", "nulbyte.txt"],
    ["tab\there.txt", "tabhere.txt"],
    ["two   spaces.txt", "two spaces.txt"],
    ["Grundriß 📐 工程.pdf", "Grundriß 📐 工程.pdf"],
    ["e\u0301tude.pdf", "étude.pdf"],
    ["half \ud83d pair.txt", "half pair.txt"],
  ])("%j", (given, name) => {
    expect(documentNameOf(given)).toBe(name);
  });

  it("a name of 1,000 characters keeps its ending and whole characters", () => {
    const long = documentNameOf(`${"x".repeat(996)}.pdf`);
    expect(long).toHaveLength(200);
    expect(long).toMatch(/x\.pdf$/);
    const emoji = documentNameOf(`a${"📐".repeat(500)}.pdf`);
    expect(emoji.length).toBeLessThanOrEqual(200);
    expect(emoji).not.toMatch(/\p{Surrogate}/u);
  });
});
