import "server-only";
import { createHash } from "node:crypto";
import { unseal } from "@/lib/adapters/encryption/secret-box";
import { totpStep } from "@/lib/adapters/totp/totp";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { readCode } from "./code";

/** Of the sealed secret. */
export const TOTP_PURPOSE = "totp-secret";

export async function hasSecondFactor(db: UnscopedTx, userId: string): Promise<boolean> {
  return (await db.totpFactor.count({ where: { userId, confirmedAt: { not: null } } })) > 0;
}

/** Which factor the code was of, now used up; null when it is wrong or was used before. Of many tries at once one succeeds. */
export async function takeSecondFactor(db: UnscopedTx, userId: string, typed: string): Promise<"totp" | "recovery-code" | null> {
  const code = readCode(typed);
  if (code?.kind === "totp") return (await takeTotp(db, userId, code.digits, "confirmed")) ? "totp" : null;
  if (code?.kind === "recovery") return (await takeRecoveryCode(db, userId, code.code)) ? "recovery-code" : null;
  return null;
}

/** True once for each time step: the row remembers the newest, and nothing before it counts any more. */
export async function takeTotp(db: UnscopedTx, userId: string, digits: string, state: "confirmed" | "unconfirmed"): Promise<boolean> {
  const confirmedAt = state === "confirmed" ? { not: null } : null;
  const factor = await db.totpFactor.findFirst({ where: { userId, confirmedAt }, select: { secretEncrypted: true } });
  const step = factor ? await totpStep(unseal(factor.secretEncrypted, TOTP_PURPOSE), digits) : null;
  if (!factor || step === null) return false;
  const { count } = await db.totpFactor.updateMany({
    where: { userId, confirmedAt, secretEncrypted: factor.secretEncrypted, lastStep: { lt: step } },
    data: { lastStep: step, ...(state === "unconfirmed" ? { confirmedAt: new Date() } : {}) },
  });
  return count === 1;
}

async function takeRecoveryCode(db: UnscopedTx, userId: string, code: string): Promise<boolean> {
  const { count } = await db.recoveryCode.updateMany({
    where: { userId, codeHash: hashRecoveryCode(userId, code), usedAt: null },
    data: { usedAt: new Date() },
  });
  return count === 1;
}

/** 80 random bits need no slow hash; the person's id keeps equal codes of two people apart. */
export function hashRecoveryCode(userId: string, code: string): string {
  return createHash("sha256").update(`${userId}:${code}`).digest("hex");
}
