import "server-only";
import { generateSecret, generateURI, verify } from "otplib";

/** RFC 6238 as every authenticator app speaks it: SHA-1, six digits, steps of 30 s; a clock may be one step off. */
const STEP_SECONDS = 30;
const SECRET_BYTES = 20;

/** 160 random bits in Base32. */
export function newTotpSecret(): string {
  return generateSecret({ length: SECRET_BYTES });
}

/** What an authenticator app reads from the picture. */
export function totpUri(account: { secret: string; issuer: string; label: string }): string {
  return generateURI({ ...account, strategy: "totp" });
}

/**
 * The time step that the code belongs to, or null. It does not know which codes were used: the caller lets each step pass once.
 * @param at seconds since 1970
 */
export async function totpStep(secret: string, code: string, at = Math.floor(Date.now() / 1000)): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const result = await verify({
    secret,
    token: code,
    strategy: "totp",
    algorithm: "sha1",
    digits: 6,
    period: STEP_SECONDS,
    epoch: at,
    epochTolerance: STEP_SECONDS,
  });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}
