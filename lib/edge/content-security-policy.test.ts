import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

const directives = new Map(contentSecurityPolicy("abc", false).split("; ").map((line) => [line.split(" ")[0] ?? "", line.split(" ").slice(1)]));

describe("what a page may reach", () => {
  it("is this host alone, whatever an answer or a document puts into it", () => {
    for (const [name, sources] of directives) {
      for (const source of sources) expect(source, name).not.toMatch(/^\*|^https?:|^wss?:|\.\w{2,}$|^[a-z]+:\/\//u);
    }
    for (const name of ["img-src", "connect-src", "frame-src", "font-src", "style-src", "form-action", "worker-src"]) expect(directives.get(name), name).toContain("'self'");
    expect(directives.get("default-src")).toEqual(["'self'"]);
  });

  it("holds every way out: pictures, calls, forms, frames, the base of links", () => {
    expect(directives.get("object-src")).toEqual(["'none'"]);
    expect(directives.get("base-uri")).toEqual(["'none'"]);
    expect(directives.get("form-action")).toEqual(["'self'"]);
    expect(directives.get("connect-src")).toEqual(["'self'"]);
    expect(directives.get("script-src")).not.toContain("'unsafe-inline'");
  });
});
