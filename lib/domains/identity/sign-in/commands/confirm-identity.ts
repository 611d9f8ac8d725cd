import "server-only";
import type { z } from "zod";
import { verifyPassword } from "@/lib/adapters/password/argon2";
import { countTry, forgetTries } from "@/lib/adapters/rate-limit/lock-out";
import { inUnscoped, type UnscopedTx } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { recordAccountEvent } from "../../account-event";
import { takePasskey } from "../../passkeys/take-passkey";
import { takeSecondFactor } from "../../second-factor/take-second-factor";
import { recordRefusal } from "../enter";
import { confirmIdentitySchema } from "../schema";

type Proof = z.output<typeof confirmIdentitySchema>;

/** After it the session counts as signed in a moment ago: for some minutes the ways in can be changed. */
export const confirmIdentity = accountCommand({
  name: "identity.confirm-identity",
  input: confirmIdentitySchema,
  run: async (ctx: UserContext, proof) => {
    // A code guessed here would be worth as much as one guessed at sign-in: one count for both.
    const kind = proof.with === "code" ? "second-factor" : "confirmation";
    await countTry(kind, ctx.userId);
    const known = proof.with === "password" ? await passwordMatches(ctx.userId, proof.password) : true;
    const holds = await inUnscoped(async (db) => {
      const proved = known && (await proves(db, ctx, proof));
      if (!proved) await recordRefusal(db, ctx, { userId: ctx.userId, detail: `confirmation, ${proof.with}` });
      else await renewSession(db, ctx.sessionId, proof.with !== "password");
      return proved;
    });
    if (!holds) throw wrong(proof);
    await forgetTries(kind, ctx.userId);
    return { confirmed: true };
  },
});

async function passwordMatches(userId: string, password: string): Promise<boolean> {
  const user = await inUnscoped((db) => db.user.findUnique({ where: { id: userId }, select: { passwordHash: true } }));
  return verifyPassword(password, user?.passwordHash ?? null);
}

async function proves(db: UnscopedTx, ctx: UserContext, proof: Proof): Promise<boolean> {
  if (proof.with === "password") return true;
  if (proof.with === "passkey") return (await takePasskey(db, { use: "confirm", userId: ctx.userId }, proof.answer)).holds;
  const taken = await takeSecondFactor(db, ctx.userId, proof.code);
  if (taken === "recovery-code") await recordAccountEvent(db, ctx, { userId: ctx.userId, type: "recovery-code-used" });
  return taken !== null;
}

/** A passkey or a code is a second factor, now given in this session too. */
async function renewSession(db: UnscopedTx, sessionId: string, secondFactor: boolean): Promise<void> {
  const now = new Date();
  await db.session.updateMany({
    where: { id: sessionId, endedAt: null },
    data: { authenticatedAt: now, ...(secondFactor ? { secondFactorAt: now } : {}) },
  });
}

function wrong(proof: Proof): AppError {
  if (proof.with === "passkey")
    return new AppError("invalid_credentials", {
      userMessage: "This passkey is not one of yours here, or the answer came too late. Try again.",
    });
  const text = proof.with === "password" ? "This password is not right." : "This code is not right, or was used before.";
  return new AppError("invalid_credentials", { userMessage: text, fields: { [proof.with]: text } });
}
