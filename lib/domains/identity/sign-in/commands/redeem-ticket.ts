import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import { enter, openedSession } from "../enter";
import { redeemTicketSchema } from "../schema";
import { countTry, holdTicket, spendTicket } from "../ticket";

/** After it a session exists for the person whom the ticket names, and the ticket is used; it outlives a few wrong second-factor codes. */
export const redeemTicket = accountCommand({
  name: "identity.redeem-ticket",
  input: redeemTicketSchema,
  run: async (facts, input) => {
    const entry = await inUnscoped(async (db) => {
      const ticket = await holdTicket(db, input.ticket);
      if (!ticket) return null;
      const attempt = await enter(db, facts, { ...ticket, code: input.code });
      if (attempt.kind === "open" || attempt.kind === "refused") await spendTicket(db, ticket);
      if (attempt.kind === "wrong-code") await countTry(db, ticket);
      return attempt;
    });
    if (!entry) throw new AppError("gone", { userMessage: "This sign-in was not finished in time, or was used already. Start again." });
    return openedSession(entry);
  },
});
