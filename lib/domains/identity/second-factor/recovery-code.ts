import "server-only";
import { randomBytes } from "node:crypto";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";
import { hashRecoveryCode } from "./take-second-factor";

export const RECOVERY_CODES = 10;
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const LETTERS = 16;

/** Ten new codes of 80 bits, the only ones from now on; the database keeps their hashes alone. */
export async function replaceRecoveryCodes(db: UnscopedTx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await db.recoveryCode.deleteMany({ where: { userId } });
  await db.recoveryCode.createMany({ data: codes.map((code) => ({ id: newId(), userId, codeHash: hashRecoveryCode(userId, code) })) });
  return codes.map((code) => code.replace(/(.{4})(?!$)/g, "$1-"));
}

/** Five bits a letter. */
function newRecoveryCode(): string {
  return Array.from(randomBytes(LETTERS), (byte) => ALPHABET.charAt(byte & 31)).join("");
}
