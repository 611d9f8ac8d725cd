import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** 256 random bits: a fast hash suffices, since there is nothing to guess. */
export function newInvitationToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashInvitationToken(token) };
}

export function hashInvitationToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
