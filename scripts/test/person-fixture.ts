import { generate } from "otplib";
import { seal } from "@/lib/adapters/encryption/secret-box";
import { hashPassword } from "@/lib/adapters/password/argon2";
import { newTotpSecret } from "@/lib/adapters/totp/totp";
import { inUnscoped } from "@/lib/db/unscoped";
import { createUser } from "@/lib/domains/identity/create-user";
import { openSession } from "@/lib/domains/identity/open-session";
import { TOTP_PURPOSE } from "@/lib/domains/identity/second-factor/take-second-factor";
import type { RequestFacts, UserContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { mintUserContext } from "@/lib/kernel/mint-context";

export const FACTS: RequestFacts = { requestId: "test-request", ip: "192.0.2.1", userAgent: "vitest" };
export const PASSWORD = "correct horse battery";

export interface Person {
  id: string;
  email: string;
  /** As after a sign-in a moment ago. */
  ctx: UserContext;
}

let passwordHash: Promise<string> | undefined;

/** A person without any organization, signed in once. */
export async function createPerson(
  changes: Partial<Pick<UserContext, "authenticatedAt" | "secondFactorAt" | "emailVerified">> = {},
): Promise<Person> {
  passwordHash ??= hashPassword(PASSWORD);
  const hash = await passwordHash;
  const email = `${newId()}@example.com`;
  const { id, sessionId } = await inUnscoped(async (db) => {
    const userId = await createUser(db, { email, name: "Ada Reader", passwordHash: hash });
    const session = await openSession(db, FACTS, { userId, method: "password", secondFactor: false });
    return { id: userId, sessionId: session.sessionId };
  });
  return { id, email, ctx: signedIn({ id, email }, sessionId, changes) };
}

/** The same person in another browser, or at another time. */
export function signedIn(
  person: { id: string; email: string },
  sessionId: string,
  changes: Partial<Pick<UserContext, "authenticatedAt" | "secondFactorAt" | "emailVerified">> = {},
): UserContext {
  const { id: userId, email } = person;
  return mintUserContext({
    ...FACTS,
    userId,
    sessionId,
    name: "Ada Reader",
    email,
    emailVerified: true,
    authenticatedAt: new Date(),
    secondFactorAt: null,
    isOperator: false,
    ...changes,
  });
}

/** A confirmed authenticator app, as if set up some time ago; answers its secret. */
export async function addTotp(person: { id: string }): Promise<string> {
  const secret = newTotpSecret();
  await inUnscoped((db) =>
    db.totpFactor.create({ data: { userId: person.id, secretEncrypted: seal(secret, TOTP_PURPOSE), confirmedAt: new Date() } }),
  );
  return secret;
}

/** What the app shows now, or so many steps of 30 s later. */
export function codeOf(secret: string, steps = 0): Promise<string> {
  return generate({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
}

export function accountEvents(person: { id: string }): Promise<{ type: string; detail: string | null }[]> {
  return inUnscoped((db) =>
    db.accountEvent.findMany({
      where: { userId: person.id },
      orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
      select: { type: true, detail: true },
    }),
  );
}
