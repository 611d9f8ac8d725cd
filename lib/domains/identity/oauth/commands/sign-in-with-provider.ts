import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { inUnscoped } from "@/lib/db/unscoped";
import { isAppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import type { RequestFacts } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { createNewcomer, ticketForIdentity } from "../../linking/identity";
import { emailIsTaken } from "../../queries";
import { issueSignInTicket } from "../../sign-in/ticket";
import { emailOf, identityOf, personName } from "../provider-identity";
import { arrivalSchema, type OauthRefusal } from "../schema";

type Outcome = { kind: "ticket"; ticket: string; newcomer: boolean } | { kind: "refused"; problem: OauthRefusal };

/**
 * After it the browser holds a ticket for the identity's person. An unknown one makes a new person where anybody may sign up and the
 * provider vouches for the e-mail; it is never matched with an account by its e-mail.
 */
export const signInWithProvider = accountCommand({
  name: "identity.sign-in-with-provider",
  input: arrivalSchema,
  run: async (facts: RequestFacts, arrival): Promise<Outcome> => {
    const identity = identityOf(arrival);
    const known = await inUnscoped((db) => ticketForIdentity(db, identity, "oauth"));
    if (known.kind === "ticket") return { ...known, newcomer: false };
    if (known.kind === "suspended") return { kind: "refused", problem: "Suspended" };
    const email = emailOf(arrival);
    if (email && arrival.emailVerified && (await inUnscoped((db) => emailIsTaken(db, email))))
      return { kind: "refused", problem: "LinkFirst" };
    if (env().SIGN_UP === "closed") return { kind: "refused", problem: "SignUpClosed" };
    if (!email || !arrival.emailVerified) return { kind: "refused", problem: "EmailUnverified" };
    await consumeLimit("sign-up", addressKey(facts.ip));
    try {
      return await inUnscoped(async (db): Promise<Outcome> => {
        const userId = await createNewcomer(db, facts, { identity, name: personName(arrival), email });
        return { kind: "ticket", ticket: await issueSignInTicket(db, { userId, method: "oauth", secondFactor: false }), newcomer: true };
      });
    } catch (error) {
      // Another request made the account in between.
      if (isAppError(error) && error.code === "conflict") return { kind: "refused", problem: "LinkFirst" };
      throw error;
    }
  },
});
