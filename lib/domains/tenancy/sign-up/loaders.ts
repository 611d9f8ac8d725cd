import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { findToken } from "@/lib/domains/identity/tokens/one-time-token";
import { loadOrNotFound } from "@/lib/transport/loader";
import { signUpTokenSchema } from "../schema";

/** The address that waits for its confirmation, or null when the link is worth nothing. Looking does not use it up: mail scanners look. */
export function loadPendingSignUp(token: string): Promise<{ email: string } | null> {
  return loadOrNotFound(async () => {
    const row = await inUnscoped((db) => findToken(db, "sign-up", token));
    return row ? { email: signUpTokenSchema.parse(row.payload).email } : null;
  });
}
