import { describe, expect, it } from "vitest";
import { newTotpSecret, totpStep, totpUri } from "./totp";

// The secret of RFC 6238, Appendix B, in Base32, and the last six digits of its values for SHA-1.
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const APPENDIX_B = [
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
] as const;

describe("time-based one-time passwords", () => {
  it.each(APPENDIX_B)("RFC 6238, Appendix B, at %i s", async (at, code) => {
    expect(await totpStep(SECRET, code, at)).toBe(Math.floor(at / 30));
  });

  it("a clock may be one step off, not two, and the step is the code's own", async () => {
    const step = Math.floor(1_234_567_890 / 30);
    for (const at of [(step - 1) * 30, step * 30 - 1, step * 30, step * 30 + 29, step * 30 + 30, step * 30 + 59])
      expect(await totpStep(SECRET, "005924", at)).toBe(step);
    for (const at of [step * 30 - 31, step * 30 + 60, step * 30 + 61, step * 30 + 90])
      expect(await totpStep(SECRET, "005924", at)).toBeNull();
  });

  it.each(["", "00592", "0059240", "00592a", "005925", "٠٠٥٩٢٤", " 05924"])("refuses %j", async (code) => {
    expect(await totpStep(SECRET, code, 1_234_567_890)).toBeNull();
  });

  it("makes 160-bit secrets and an address that names account and issuer", () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(secret);
    const uri = new URL(totpUri({ secret, issuer: "Muniment", label: "ada@example.com" }));
    expect(uri.protocol).toBe("otpauth:");
    expect(decodeURIComponent(uri.pathname)).toContain("Muniment:ada@example.com");
    expect(uri.searchParams.get("secret")).toBe(secret);
    expect(uri.searchParams.get("issuer")).toBe("Muniment");
  });
});
