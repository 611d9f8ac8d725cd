import "server-only";
import { challengeOf } from "@/lib/adapters/passkeys/passkeys";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { issueToken, spendToken } from "../tokens/one-time-token";

/** A challenge for one use is nothing for another, nor for another person. At sign-in nobody knows yet who comes. */
type Use = { use: "add" | "confirm"; userId: string } | { use: "sign-in"; userId: null };

/** The one-time token is the challenge itself: random, short-lived, known here by its hash alone. */
export function issueChallenge(db: UnscopedTx, { use, userId }: Use): Promise<string> {
  return issueToken(db, { purpose: "passkey-challenge", userId, payload: { use } });
}

/** The challenge that the answer claims to answer, now used; null when there is none, or it was for something else. */
export async function spendChallenge(db: UnscopedTx, { use, userId }: Use, clientDataJson: string): Promise<string | null> {
  const challenge = challengeOf(clientDataJson);
  const row = challenge ? await spendToken(db, "passkey-challenge", challenge) : null;
  const same = row && row.userId === userId && (row.payload as { use?: unknown }).use === use;
  return same ? challenge : null;
}
