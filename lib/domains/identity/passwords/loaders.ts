import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { loadOrNotFound } from "@/lib/transport/loader";
import { findToken } from "../tokens/one-time-token";

/** Whose password the link sets, or null when the link is worth nothing. Looking does not use it up: mail scanners look. */
export function loadResetLink(token: string): Promise<{ email: string } | null> {
  return loadOrNotFound(() =>
    inUnscoped(async (db) => {
      const userId = (await findToken(db, "reset-password", token))?.userId;
      return userId ? db.user.findUnique({ where: { id: userId }, select: { email: true } }) : null;
    }),
  );
}
