import "server-only";
import { createHash, randomBytes } from "node:crypto";

const PREFIX = "mun_";

/** 256 random bits: a fast hash suffices, since there is nothing to guess. */
export function newApiKeySecret(): { secret: string; prefix: string; hash: string } {
  const secret = PREFIX + randomBytes(32).toString("base64url");
  return { secret, prefix: secret.slice(0, 10), hash: hashApiKey(secret) };
}

export function hashApiKey(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

export function looksLikeApiKey(value: string): boolean {
  return value.startsWith(PREFIX) && value.length === PREFIX.length + 43;
}
