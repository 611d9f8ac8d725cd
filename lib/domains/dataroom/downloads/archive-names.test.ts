import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeName, uniquePaths } from "./archive-names";

describe("safeName", () => {
  it.each([
    ["Plan.pdf", "Plan.pdf"],
    ["../../etc/passwd", ".._.._etc_passwd"],
    ["a\\b:c*?.pdf", "a_b_c__.pdf"],
    ["NUL", "_NUL"],
    ["con.txt", "_con.txt"],
    ["COM1.tar.gz", "_COM1.tar.gz"],
    ["console.txt", "console.txt"],
    ["ends in dots...", "ends in dots"],
    ["..", "_"],
    ["   ", "_"],
    ["line\nbreak", "line_break"],
    ["invoice\u202efdp.exe", "invoicefdp.exe"],
    ["Straße 门窗.docx", "Straße 门窗.docx"],
  ])("%j becomes %j", (name, expected) => expect(safeName(name)).toBe(expected));

  it("keeps the extension of a long name", () => {
    const name = safeName(`${"long ".repeat(100)}.xlsx`);
    expect(name.length).toBeLessThanOrEqual(120);
    expect(name).toMatch(/\.xlsx$/);
  });

  it("is safe whatever the name, and says so again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
        const safe = safeName(name);
        expect(safe).not.toMatch(/[<>:"/\\|?*\p{Cc}]|[. ]$|^$|^\.\.?$/u);
        expect(safe.length).toBeLessThanOrEqual(121);
      }),
    );
  });
});

describe("uniquePaths", () => {
  it("numbers what meets, without regard to capitals", () => {
    const path = uniquePaths();
    const paths = [path(["A"], "Plan.pdf"), path(["a"], "plan.PDF"), path([], "Plan.pdf"), path(["A"], "Plan (2).pdf"), path(["A"], "Plan.pdf"), path([], "README"), path([], "readme")];
    expect(paths).toEqual(["A/Plan.pdf", "a/plan (2).PDF", "Plan.pdf", "A/Plan (2) (2).pdf", "A/Plan (3).pdf", "README", "readme (2)"]);
  });
});
