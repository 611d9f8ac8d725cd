import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { inUnscoped } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import type { RequestFacts } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { createNewcomer, ticketForIdentity } from "../../linking/identity";
import { issueSignInTicket } from "../../sign-in/ticket";
import { proveWallet } from "../prove-wallet";
import { walletProofSchema } from "../schema";

/** After it the browser holds a ticket for the wallet's person; an unknown wallet makes a new person where anybody may sign up. */
export const signInWithWallet = accountCommand({
  name: "identity.sign-in-with-wallet",
  input: walletProofSchema,
  run: async (facts: RequestFacts, input): Promise<{ ticket: string; newcomer: boolean }> => {
    await consumeLimit("sign-in-address", addressKey(facts.ip));
    const wallet = await proveWallet({ purpose: "sign-in", userId: null, sessionId: null }, input);
    const known = await inUnscoped((db) => ticketForIdentity(db, wallet, "wallet"));
    if (known.kind === "ticket") return { ticket: known.ticket, newcomer: false };
    if (known.kind === "suspended") throw new AppError("forbidden", { userMessage: "This account is suspended. Ask your administrator." });
    if (env().SIGN_UP === "closed") {
      throw new AppError("forbidden", {
        userMessage: "This wallet is linked to no account. Sign in as before and link it under Your account, or ask for an invitation.",
      });
    }
    // A wallet costs nothing to make: without a limit, accounts wouldn't either.
    await consumeLimit("sign-up", addressKey(facts.ip));
    return inUnscoped(async (db) => {
      const userId = await createNewcomer(db, facts, { identity: wallet, name: wallet.label, email: null });
      return { ticket: await issueSignInTicket(db, { userId, method: "wallet", secondFactor: false }), newcomer: true };
    });
  },
});
