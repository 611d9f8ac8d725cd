import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { Prisma } from "@/lib/db/generated/client";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";

/** What a token is good for, and for how many minutes. A token of one purpose is nothing for another. */
export const TOKEN_MINUTES = {
  "sign-up": 60 * 24,
  "verify-email": 60 * 24,
  "change-email": 60 * 2,
  "reset-password": 60,
  join: 60 * 24,
  "sign-in": 5,
  "link-identity": 10,
  "wallet-challenge": 5,
  "passkey-challenge": 5,
} as const;
export type TokenPurpose = keyof typeof TOKEN_MINUTES;

export interface OneTimeTokenRow {
  id: string;
  userId: string | null;
  payload: unknown;
}

/** 256 random bits; the database keeps their SHA-256 alone. */
export async function issueToken(db: UnscopedTx, token: { purpose: TokenPurpose; userId?: string | null; payload?: Prisma.InputJsonObject }): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  const expiresAt = new Date(Date.now() + TOKEN_MINUTES[token.purpose] * 60_000);
  await db.oneTimeToken.create({
    data: { id: newId(), purpose: token.purpose, tokenHash: hashToken(secret), userId: token.userId ?? null, payload: token.payload ?? {}, expiresAt },
    select: { id: true },
  });
  return secret;
}

/** The token, now used, or null: unknown, of another purpose, expired, or used before. Of many tries at once one succeeds. */
export async function spendToken(db: UnscopedTx, purpose: TokenPurpose, secret: string): Promise<OneTimeTokenRow | null> {
  const [row] = await db.$queryRaw<OneTimeTokenRow[]>`UPDATE one_time_tokens SET used_at = now()
    WHERE token_hash = ${hashToken(secret)} AND purpose = ${purpose} AND used_at IS NULL AND expires_at > now() RETURNING id, user_id AS "userId", payload`;
  return row ?? null;
}

/** The token without using it: to show what a link is about before the person confirms. */
export async function findToken(db: UnscopedTx, purpose: TokenPurpose, secret: string): Promise<OneTimeTokenRow | null> {
  return db.oneTimeToken.findFirst({
    where: { tokenHash: hashToken(secret), purpose, usedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, userId: true, payload: true },
  });
}

/** The token without using it, locked: whoever else wants it waits until this transaction ends. */
export async function holdToken(db: UnscopedTx, purpose: TokenPurpose, secret: string): Promise<OneTimeTokenRow | null> {
  const [row] = await db.$queryRaw<OneTimeTokenRow[]>`SELECT id, user_id AS "userId", payload FROM one_time_tokens
    WHERE token_hash = ${hashToken(secret)} AND purpose = ${purpose} AND used_at IS NULL AND expires_at > now() FOR UPDATE`;
  return row ?? null;
}

/** After it every earlier token of these purposes opens nothing: a new one was asked for, or what it was for is done. */
export async function dropTokens(db: UnscopedTx, userId: string, purposes: readonly TokenPurpose[]): Promise<void> {
  await db.oneTimeToken.updateMany({ where: { userId, purpose: { in: [...purposes] }, usedAt: null }, data: { usedAt: new Date() } });
}

function hashToken(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
