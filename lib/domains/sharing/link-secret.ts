import "server-only";
import { createHash, randomBytes } from "node:crypto";

const SHAPE = /^[\w-]{43}$/;

/** Of a link's address and of a visit's cookie: 256 random bits, of which the database keeps the hash alone. There is nothing to guess, so a fast hash suffices. */
export function newLinkSecret(): { secret: string; hash: string } {
  const secret = randomBytes(32).toString("base64url");
  return { secret, hash: createHash("sha256").update(secret).digest("hex") };
}

/** Null for what cannot be one. */
export function hashLinkSecret(secret: string): string | null {
  return SHAPE.test(secret) ? createHash("sha256").update(secret).digest("hex") : null;
}
