import "server-only";
import { createHmac, hkdfSync } from "node:crypto";
import { env } from "@/lib/kernel/env";

/**
 * HMAC-SHA-256 under a key derived from ENCRYPTION_KEY, one key for each purpose. What is stored can be compared, and neither
 * read back nor tried out by somebody who has the database alone.
 * @throws Error when ENCRYPTION_KEY is not set.
 */
export function keyedHash(text: string, purpose: string): string {
  const secret = env().ENCRYPTION_KEY;
  if (!secret) throw new Error("ENCRYPTION_KEY is not set. `npm start` makes one; for servers see .env.example.");
  const key = Buffer.from(hkdfSync("sha256", secret, "", `muniment keyed hash: ${purpose}`, 32));
  return createHmac("sha256", key).update(text).digest("base64url");
}
