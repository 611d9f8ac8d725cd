import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { getProfile } from "./get-profile";

const NEWEST = 10_000;

/** Everything kept about a person's account, for himself. No secret is in it: no hash, key, seed or token. */
export async function getOwnData(userId: string) {
  const profile = await getProfile(userId);
  return inUnscoped(async (db) => {
    const user = await db.user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        passwordHash: true,
        totpFactor: { select: { confirmedAt: true } },
        identities: { select: { id: true, provider: true, subject: true, label: true, createdAt: true, lastUsedAt: true } },
        passkeys: { select: { id: true, name: true, transports: true, backedUp: true, createdAt: true, lastUsedAt: true } },
      },
    });
    const unusedRecoveryCodes = await db.recoveryCode.count({ where: { userId, usedAt: null } });
    const sessions = await db.session.findMany({
      where: { userId },
      orderBy: { createdAt: "desc" },
      take: NEWEST,
      select: { id: true, method: true, ip: true, userAgent: true, createdAt: true, lastSeenAt: true, authenticatedAt: true, secondFactorAt: true, expiresAt: true, endedAt: true },
    });
    const activity = await db.accountEvent.findMany({
      where: { userId },
      orderBy: { occurredAt: "desc" },
      take: NEWEST,
      select: { type: true, detail: true, ip: true, userAgent: true, sessionId: true, occurredAt: true },
    });
    const { passwordHash, totpFactor, identities, passkeys } = user;
    const waysIn = { password: passwordHash !== null, secondFactor: { oneTimePasswords: totpFactor?.confirmedAt ?? null, unusedRecoveryCodes }, identities, passkeys };
    return { profile, waysIn, sessions, activity };
  });
}
