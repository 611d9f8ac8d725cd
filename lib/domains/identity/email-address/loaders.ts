import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { loadOrNotFound } from "@/lib/transport/loader";
import { findToken } from "../tokens/one-time-token";
import { emailPayloadSchema } from "./schema";

/** The address that the link is about, or null when it is worth nothing to this person. Looking does not use it up. */
export function loadEmailLink(purpose: "verify-email" | "change-email", token: string, userId: string): Promise<{ email: string } | null> {
  return loadOrNotFound(async () => {
    const row = await inUnscoped((db) => findToken(db, purpose, token));
    return row?.userId === userId ? emailPayloadSchema.parse(row.payload) : null;
  });
}
