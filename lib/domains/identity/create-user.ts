import "server-only";
import { isUniqueViolation } from "@/lib/db/errors";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { newId } from "@/lib/kernel/ids";
import { emailIsTaken } from "./queries";

/** Part of sign-up and seeding: inserts the person inside the caller's transaction. */
export async function createUser(db: UnscopedTx, person: { email: string; name: string; passwordHash: string }): Promise<string> {
  if (await emailIsTaken(db, person.email)) throw taken();
  const id = newId();
  try {
    await db.user.create({ data: { id, ...person } });
  } catch (error) {
    // Another sign-up with this e-mail committed in between.
    throw isUniqueViolation(error) ? taken() : error;
  }
  return id;
}

function taken(): AppError {
  const text = "An account with this e-mail exists. Sign in instead.";
  return new AppError("conflict", { userMessage: text, fields: { email: text } });
}
