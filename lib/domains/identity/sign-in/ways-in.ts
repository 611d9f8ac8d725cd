import "server-only";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { isPlaceholderEmail } from "../linking/policy";
import { lockUser } from "../lock-user";

export interface WaysIn {
  password: boolean;
  passkeys: number;
  /** OAuth accounts and wallets. */
  identities: number;
}

/** Whether one of them can go: the last way in stays. */
export function canLoseOne({ password, passkeys, identities }: WaysIn): boolean {
  return Number(password) + passkeys + identities > 1;
}

export async function countWaysIn(db: UnscopedTx, userId: string): Promise<WaysIn> {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: { email: true, passwordHash: true, _count: { select: { passkeys: true, identities: true } } },
  });
  // A password without an e-mail address to enter beside it opens nothing.
  const password = Boolean(user?.passwordHash) && !isPlaceholderEmail(user?.email ?? "");
  return { password, passkeys: user?._count.passkeys ?? 0, identities: user?._count.identities ?? 0 };
}

/** Before removing a passkey, an identity or the password, in the same transaction: of two removals at once the second sees the first. */
export async function assertAnotherWayIn(db: UnscopedTx, userId: string): Promise<void> {
  await lockUser(db, userId);
  if (canLoseOne(await countWaysIn(db, userId))) return;
  throw new AppError("conflict", {
    userMessage: "This is your only way to sign in. Add another one first: a password, a passkey or a linked account.",
  });
}
