import "server-only";
import { z } from "zod";
import type { UnscopedTx } from "@/lib/db/unscoped";
import type { SignInMethod } from "../open-session";
import { holdToken, issueToken } from "../tokens/one-time-token";

/** Wrong second-factor codes after which a ticket opens nothing. */
const MAX_TRIES = 5;

const payloadSchema = z.object({
  method: z.enum(["password", "passkey", "wallet", "oauth", "e-mail"]),
  secondFactor: z.boolean(),
  tries: z.number().default(0),
});

export interface HeldTicket {
  id: string;
  userId: string;
  method: SignInMethod;
  secondFactor: boolean;
  tries: number;
}

/** For ways in that proved who comes before a session can begin: good once, for five minutes. `secondFactor`: two things were proved. */
export function issueSignInTicket(
  db: UnscopedTx,
  visitor: { userId: string; method: SignInMethod; secondFactor: boolean },
): Promise<string> {
  const { userId, method, secondFactor } = visitor;
  return issueToken(db, { purpose: "sign-in", userId, payload: { method, secondFactor } });
}

/** The ticket, not yet used; another try with it waits until this transaction ends. */
export async function holdTicket(db: UnscopedTx, secret: string): Promise<HeldTicket | null> {
  const row = await holdToken(db, "sign-in", secret);
  return row?.userId ? { id: row.id, userId: row.userId, ...payloadSchema.parse(row.payload) } : null;
}

export async function spendTicket(db: UnscopedTx, ticket: HeldTicket): Promise<void> {
  await db.oneTimeToken.update({ where: { id: ticket.id }, data: { usedAt: new Date() }, select: { id: true } });
}

/** A wrong code leaves the ticket for another try, up to the limit. */
export async function countTry(db: UnscopedTx, { id, method, secondFactor, tries }: HeldTicket): Promise<void> {
  const used = tries + 1 >= MAX_TRIES ? { usedAt: new Date() } : {};
  await db.oneTimeToken.update({
    where: { id },
    data: { payload: { method, secondFactor, tries: tries + 1 }, ...used },
    select: { id: true },
  });
}
