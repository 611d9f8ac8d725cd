import "server-only";
import { timingSafeEqual } from "node:crypto";
import { unseal } from "@/lib/adapters/encryption/secret-box";

export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
export const CODE_PURPOSE = "share-code";

interface Held {
  codeSealed: string | null;
  codeExpiresAt: Date | null;
  codeTries: number;
}

/** Whether there is a code that may still be tried. */
export function codeStands(held: Held, now = new Date()): boolean {
  return held.codeSealed !== null && held.codeExpiresAt !== null && held.codeExpiresAt > now && held.codeTries < CODE_TRIES;
}

export function isCode(held: Held, code: string): boolean {
  if (held.codeSealed === null) return false;
  const right = Buffer.from(unseal(held.codeSealed, CODE_PURPOSE));
  const given = Buffer.from(code);
  return right.length === given.length && timingSafeEqual(right, given);
}
