import "server-only";
import { type UnscopedTx } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import type { RequestFacts } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { recordAccountEvent } from "../account-event";
import { type OpenedSession, openSession, type SignInMethod } from "../open-session";
import { hasSecondFactor, takeSecondFactor } from "../second-factor/take-second-factor";

export type Entry = { kind: "open"; session: OpenedSession } | { kind: "code-needed" | "wrong-code" | "refused" };

interface Visitor {
  userId: string;
  method: SignInMethod;
  /** Whether this way in proves two things by itself. */
  secondFactor: boolean;
  code: string | undefined;
  /** For passwords: the hash that the password was checked against. */
  checkedHash?: string;
}

/** What every way in has in common, once it knows who is coming: standing, second factor, session. Refusals are written down. */
export async function enter(db: UnscopedTx, facts: RequestFacts, visitor: Visitor): Promise<Entry> {
  const { userId, method } = visitor;
  // Locked against a password change or a suspension under way: what ends sessions then sees this one, or this one sees it.
  const [user] = await db.$queryRaw<
    { hash: string | null; suspended: boolean }[]
  >`SELECT password_hash AS hash, suspended_at IS NOT NULL AS suspended FROM users WHERE id = ${userId}::uuid FOR SHARE`;
  if (!user || user.suspended || (visitor.checkedHash !== undefined && user.hash !== visitor.checkedHash)) {
    await recordRefusal(db, facts, { userId, detail: user?.suspended ? "suspended" : method });
    return { kind: "refused" };
  }
  if (visitor.secondFactor || !(await hasSecondFactor(db, userId))) {
    return { kind: "open", session: await openSession(db, facts, { userId, method, secondFactor: visitor.secondFactor }) };
  }
  if (!visitor.code) return { kind: "code-needed" };
  const taken = await takeSecondFactor(db, userId, visitor.code);
  if (!taken) {
    await recordRefusal(db, facts, { userId, detail: "second factor" });
    return { kind: "wrong-code" };
  }
  if (taken === "recovery-code") await recordAccountEvent(db, facts, { userId, type: "recovery-code-used" });
  return { kind: "open", session: await openSession(db, facts, { userId, method, secondFactor: true }) };
}

/** For an account that does not exist the same statement writes nothing, in the same time. */
export async function recordRefusal(db: UnscopedTx, facts: RequestFacts, refusal: { userId: string; detail: string }): Promise<void> {
  await db.$executeRaw`SET LOCAL synchronous_commit = off`;
  await db.$executeRaw`INSERT INTO account_events (id, user_id, type, detail, ip, user_agent)
    SELECT ${newId()}::uuid, id, 'sign-in-refused', ${refusal.detail}, ${facts.ip}, ${facts.userAgent?.slice(0, 400) ?? null} FROM users WHERE id = ${refusal.userId}::uuid`;
}

/** The session that was opened. @throws AppError second_factor_required, or invalid_credentials (with the field `code` when only that was wrong). */
export function openedSession(entry: Entry): OpenedSession {
  if (entry.kind === "open") return entry.session;
  if (entry.kind === "code-needed")
    throw new AppError("second_factor_required", { userMessage: "Enter the code that your authenticator app shows." });
  if (entry.kind === "refused") throw refused();
  const text = "This code is not right, or was used before. Enter the one that your app shows now, or a recovery code.";
  throw new AppError("invalid_credentials", { userMessage: text, fields: { code: text } });
}

export function refused(): AppError {
  return new AppError("invalid_credentials", { userMessage: "E-mail or password is not right. Check both and try again." });
}
