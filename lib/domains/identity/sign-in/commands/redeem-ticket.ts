import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import * as lockOut from "@/lib/adapters/rate-limit/lock-out";
import { inUnscoped } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import { findToken } from "../../tokens/one-time-token";
import { enter, openedSession } from "../enter";
import { redeemTicketSchema } from "../schema";
import { countTry, holdTicket, spendTicket } from "../ticket";

/** After it a session exists for the person whom the ticket names, and the ticket is used; it outlives a few wrong second-factor codes. */
export const redeemTicket = accountCommand({
  name: "identity.redeem-ticket",
  input: redeemTicketSchema,
  run: async (facts, input) => {
    await consumeLimit("sign-in-address", addressKey(facts.ip));
    const guesser = input.code ? await inUnscoped((db) => findToken(db, "sign-in", input.ticket)) : null;
    if (guesser?.userId) await lockOut.countTry("second-factor", guesser.userId);
    const entry = await inUnscoped(async (db) => {
      const ticket = await holdTicket(db, input.ticket);
      if (!ticket) return null;
      const attempt = await enter(db, facts, { ...ticket, code: input.code });
      if (attempt.kind === "open" || attempt.kind === "refused") await spendTicket(db, ticket);
      if (attempt.kind === "wrong-code") await countTry(db, ticket);
      return attempt;
    });
    if (!entry) throw new AppError("gone", { userMessage: "This sign-in was not finished in time, or was used already. Start again." });
    if (guesser?.userId && entry.kind === "open") await lockOut.forgetTries("second-factor", guesser.userId);
    return openedSession(entry);
  },
});
