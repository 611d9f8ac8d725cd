import "server-only";
import type { UnscopedTx } from "@/lib/db/unscoped";
import type { RequestFacts } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { recordAccountEvent } from "./account-event";

export type SignInMethod = "password" | "passkey" | "wallet" | "oauth" | "e-mail";

export interface OpenedSession {
  userId: string;
  sessionId: string;
}

/** The one place where a session begins. The caller has checked everything that this way in asks for. */
export async function openSession(db: UnscopedTx, facts: RequestFacts, session: { userId: string; method: SignInMethod; secondFactor: boolean }): Promise<OpenedSession> {
  const { userId, method, secondFactor } = session;
  const sessionId = newId();
  const now = new Date();
  await db.session.create({
    data: {
      id: sessionId,
      userId,
      method,
      ip: facts.ip,
      userAgent: facts.userAgent?.slice(0, 400) ?? null,
      authenticatedAt: now,
      secondFactorAt: secondFactor ? now : null,
      expiresAt: new Date(now.getTime() + env().SESSION_DAYS * 86_400_000),
    },
    select: { id: true },
  });
  await recordAccountEvent(db, { ...facts, sessionId }, { userId, type: "signed-in", detail: method });
  return { userId, sessionId };
}

/** After it no browser of this person is signed in, but for the session named. */
export async function endOtherSessions(db: UnscopedTx, userId: string, keep: string | null): Promise<number> {
  const { count } = await db.session.updateMany({ where: { userId, endedAt: null, ...(keep ? { id: { not: keep } } : {}) }, data: { endedAt: new Date() } });
  return count;
}
