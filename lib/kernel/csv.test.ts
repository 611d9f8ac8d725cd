import { describe, expect, it } from "vitest";
import { csvLine } from "./csv";

const field = (value: string) => csvLine([value]).slice(0, -2);

describe("a line of a CSV file", () => {
  it("quotes what would break it and keeps plain words and numbers", () => {
    expect(csvLine(["Plan.pdf", 12, null, 'a "b", c'])).toBe('Plan.pdf,12,,"a ""b"", c"\r\n');
    expect(csvLine([-1.5])).toBe("-1.5\r\n");
    expect(field("two\nlines")).toBe('"two\nlines"');
    expect(field("ada@example.com")).toBe("ada@example.com");
    expect(field("a-b")).toBe("a-b");
  });

  it.each(["=1+1", "+1", "-1", "@SUM(1)", "  =1", "\t=1", "\r\n=1", "\u200B=1", "＝1", "\u0000=1", "=HYPERLINK(\"http://x.test\")", "+49@x.test"])("keeps %j from being calculated", (text) => {
    const written = field(text);
    expect(written.replace(/^"/, "").trimStart()).toMatch(/^'/);
  });

  it("keeps it so where a file is split at semicolons or lines", () => {
    expect(field("a;=1+1")).toBe("\"a;'=1+1\"");
    expect(field("a\n=1+1")).toBe("\"a\n'=1+1\"");
  });
});
