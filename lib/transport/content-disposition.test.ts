import { describe, expect, it } from "vitest";
import { contentDisposition } from "./content-disposition";

describe("contentDisposition", () => {
  it.each([
    ["report.pdf", "report.pdf", "report.pdf"],
    ['a"; filename="b.exe', "a_; filename=_b.exe", 'a"; filename="b.exe'],
    ["a\r\nX-Evil: 1", "aX-Evil: 1", "aX-Evil: 1"],
    ["back\\slash%41", "back_slash_41", "back\\slash%41"],
    ["Türen 门.pdf", "T_ren _.pdf", "Türen 门.pdf"],
    ["it's (1)*.pdf", "it's (1)*.pdf", "it's (1)*.pdf"],
    ["report\u202efdp.exe", "reportfdp.exe", "reportfdp.exe"],
    ["half \ud800 pair", "half _ pair", "half \ufffd pair"],
    ["nul\u0000", "nul", "nul"],
    ["", "document", "document"],
  ])("%j", (name, plain, whole) => {
    const header = contentDisposition("attachment", name);
    expect(() => new Headers({ "content-disposition": header })).not.toThrow();
    const [, first, second] = /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]*)$/.exec(header) ?? [];
    expect(first).toBe(plain);
    expect(decodeURIComponent(second ?? "")).toBe(whole);
  });
});
