import { describe, expect, it } from "vitest";
import { termsOf } from "./terms-of-form";

const NOW = Date.UTC(2026, 10, 21, 12);

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries({ name: "Link", expires: "never", ...fields })) data.set(name, value);
  return data;
}

describe("what a form says of a link", () => {
  it("tells addresses from domains", () => {
    const { emails, domains } = termsOf(form({ allowed: "Ada@Example.com, @example.org\nexample.net  ada@example.com" }), null, NOW);
    expect({ emails, domains }).toEqual({ emails: ["ada@example.com"], domains: ["example.org", "example.net"] });
  });

  it("leaves the password alone unless one is typed or taken away", () => {
    expect(termsOf(form({ password: "" }), null, NOW)).not.toHaveProperty("password");
    expect(termsOf(form({ password: " a b " }), null, NOW).password).toBe(" a b ");
    expect(termsOf(form({ password: "x", noPassword: "on" }), null, NOW).password).toBeNull();
  });

  it("ends a link after days, at the end of a day, or never", () => {
    expect(termsOf(form({}), null, NOW).expiresAt).toBeNull();
    expect(termsOf(form({ expires: "7" }), null, NOW).expiresAt).toBe("2026-11-28T12:00:00.000Z");
    const end = new Date(termsOf(form({ expires: "date", expiresOn: "2026-12-24" }), null, NOW).expiresAt ?? "");
    expect([end.getFullYear(), end.getMonth(), end.getDate(), end.getHours()]).toEqual([2026, 11, 24, 23]);
    const before = { expiresAt: end.toISOString() };
    expect(termsOf(form({ expires: "date", expiresOn: "2026-12-24" }), before, NOW).expiresAt).toBe(before.expiresAt);
    expect(new Date(termsOf(form({ expires: "date" }), null, NOW).expiresAt ?? "").getTime()).toBeLessThan(NOW);
  });

  it("takes empty limits as none", () => {
    expect(termsOf(form({ viewLimit: "", questionQuota: "3", agreement: " ", watermark: "on" }), null, NOW)).toMatchObject({ viewLimit: null, questionQuota: 3, agreement: null, watermark: true, allowDownload: false });
  });
});
