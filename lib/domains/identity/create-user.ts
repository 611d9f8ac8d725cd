import "server-only";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { newId } from "@/lib/kernel/ids";
import { emailIsTaken } from "./queries";

/** Part of sign-up and seeding: inserts the person inside the caller's transaction. */
export async function createUser(db: UnscopedTx, person: { email: string; name: string; passwordHash: string }): Promise<string> {
  if (await emailIsTaken(db, person.email)) {
    const text = "An account with this e-mail exists. Sign in instead.";
    throw new AppError("conflict", { userMessage: text, fields: { email: text } });
  }
  const id = newId();
  await db.user.create({ data: { id, ...person } });
  return id;
}
