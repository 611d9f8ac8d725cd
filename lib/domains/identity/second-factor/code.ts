/** What a person typed where a code is asked for: six digits of the app, or a recovery code as it was shown. */
export type SecondFactorCode = { kind: "totp"; digits: string } | { kind: "recovery"; code: string };

/** Blanks and hyphens are for reading; null is neither. */
export function readCode(typed: string): SecondFactorCode | null {
  const plain = typed.replace(/[\s-]/g, "").toLowerCase();
  if (/^[0-9]{6}$/.test(plain)) return { kind: "totp", digits: plain };
  if (/^[a-z2-7]{16}$/.test(plain)) return { kind: "recovery", code: plain };
  return null;
}
