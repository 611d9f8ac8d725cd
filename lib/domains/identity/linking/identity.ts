import "server-only";
import { isUniqueViolation } from "@/lib/db/errors";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import type { RequestFacts, UserContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { recordAccountEvent } from "../account-event";
import { createUser } from "../create-user";
import { lockUser } from "../lock-user";
import type { SignInMethod } from "../open-session";
import { issueSignInTicket } from "../sign-in/ticket";
import { IDENTITY_PROVIDERS } from "./labels";
import { findIdentity } from "./queries";
import { placeholderEmail } from "./policy";
import type { IdentityProvider } from "./schema";

/** What a provider or a signature has just proved. */
export interface ProvedIdentity {
  provider: IdentityProvider;
  subject: string;
  label: string;
}

const MAX_IDENTITIES = 20;

export type TicketForIdentity = { kind: "ticket"; ticket: string } | { kind: "unknown" | "suspended" };

/** A ticket for the person whose identity this is. The second factor, where he has one, is still to be given. */
export async function ticketForIdentity(db: UnscopedTx, identity: ProvedIdentity, method: SignInMethod): Promise<TicketForIdentity> {
  const known = await findIdentity(db, identity);
  if (!known) return { kind: "unknown" };
  if (known.suspended) return { kind: "suspended" };
  await db.identity.update({ where: { id: known.id }, data: { lastUsedAt: new Date(), label: identity.label }, select: { id: true } });
  return { kind: "ticket", ticket: await issueSignInTicket(db, { userId: known.userId, method, secondFactor: false }) };
}

/** After it the identity opens this person's account. Linking it again changes nothing; somebody else's stays his, and nobody learns whose. */
export async function linkIdentity(
  db: UnscopedTx,
  ctx: UserContext,
  identity: ProvedIdentity,
): Promise<{ label: string; linked: boolean }> {
  const { provider, subject, label } = identity;
  await lockUser(db, ctx.userId);
  const known = await findIdentity(db, identity);
  if (known && known.userId !== ctx.userId) throw taken();
  if (known) return { label, linked: false };
  if ((await db.identity.count({ where: { userId: ctx.userId } })) >= MAX_IDENTITIES) {
    throw new AppError("quota_exceeded", { userMessage: `An account has at most ${MAX_IDENTITIES} linked identities. Unlink one first.` });
  }
  await insertIdentity(db, ctx.userId, { provider, subject, label });
  await recordAccountEvent(db, ctx, {
    userId: ctx.userId,
    type: "identity-linked",
    detail: `${IDENTITY_PROVIDERS[provider] ?? provider} ${label}`,
  });
  return { label, linked: true };
}

/** After it a new person exists whose one way in this identity is. `email` is one that the provider vouches for; null gives none. */
export async function createNewcomer(
  db: UnscopedTx,
  facts: RequestFacts,
  newcomer: { identity: ProvedIdentity; name: string; email: string | null },
): Promise<string> {
  const { identity, name, email } = newcomer;
  const userId = await createUser(db, {
    name,
    email: email ?? placeholderEmail(newId()),
    passwordHash: null,
    emailVerified: email !== null,
  });
  await insertIdentity(db, userId, identity);
  await recordAccountEvent(db, facts, {
    userId,
    type: "identity-linked",
    detail: `${IDENTITY_PROVIDERS[identity.provider] ?? identity.provider} ${identity.label}`,
  });
  return userId;
}

async function insertIdentity(db: UnscopedTx, userId: string, { provider, subject, label }: ProvedIdentity): Promise<void> {
  try {
    await db.identity.create({ data: { id: newId(), userId, provider, subject, label, lastUsedAt: new Date() }, select: { id: true } });
  } catch (error) {
    // Linked by another request in between.
    throw isUniqueViolation(error) ? taken() : error;
  }
}

function taken(): AppError {
  return new AppError("conflict", {
    userMessage: "This identity is linked to another account. Nothing was changed: unlink it there first, or use another one.",
  });
}
