import "server-only";
import { isUniqueViolation } from "@/lib/db/errors";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { newId } from "@/lib/kernel/ids";
import { emailIsTaken } from "./queries";

export interface NewPerson {
  email: string;
  name: string;
  /** Null for who came in another way. */
  passwordHash: string | null;
  emailVerified?: boolean;
}

/** Inserts the person inside the caller's transaction. The first of an installation becomes its operator. */
export async function createUser(db: UnscopedTx, { emailVerified, ...person }: NewPerson): Promise<string> {
  if (await emailIsTaken(db, person.email)) throw taken();
  const id = newId();
  const isOperator = await isFirst(db);
  try {
    await db.user.create({ data: { id, ...person, isOperator, emailVerifiedAt: emailVerified ? new Date() : null } });
  } catch (error) {
    // Another sign-up with this e-mail committed in between.
    throw isUniqueViolation(error) ? taken() : error;
  }
  return id;
}

/** Of several at once on an empty installation, those who wait for the lock see who was first. */
async function isFirst(db: UnscopedTx): Promise<boolean> {
  if (await hasUsers(db)) return false;
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('users.first', 0))`;
  return !(await hasUsers(db));
}

async function hasUsers(db: UnscopedTx): Promise<boolean> {
  return (await db.user.findFirst({ select: { id: true } })) !== null;
}

function taken(): AppError {
  const text = "An account with this e-mail exists. Sign in instead.";
  return new AppError("conflict", { userMessage: text, fields: { email: text } });
}
