import "server-only";
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/kernel/env";

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM (NIST SP 800-38D) under a key derived from ENCRYPTION_KEY. `purpose` is bound to the text: what was sealed for one
 * place opens in no other. The result begins with a version and the key's id, so that keys can be changed later.
 * @throws Error when ENCRYPTION_KEY is not set.
 */
export function seal(text: string, purpose: string): string {
  const { key, id } = derivedKey();
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1.${id}.${sealed.toString("base64url")}`;
}

/** @throws Error when the text was not sealed here, for this purpose, with the present key. */
export function unseal(sealed: string, purpose: string): string {
  const [version, id, body = ""] = sealed.split(".");
  const { key, id: present } = derivedKey();
  if (version !== "v1" || id !== present) throw new Error("This secret was encrypted with another ENCRYPTION_KEY.");
  const bytes = Buffer.from(body, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(purpose));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString("utf8");
}

function derivedKey(): { key: Buffer; id: string } {
  const secret = env().ENCRYPTION_KEY;
  if (!secret) throw new Error("ENCRYPTION_KEY is not set. `npm start` makes one; for servers see .env.example.");
  const key = Buffer.from(hkdfSync("sha256", secret, "", "muniment secrets", KEY_BYTES));
  return { key, id: createHash("sha256").update(key).digest("hex").slice(0, 8) };
}
