import "server-only";
import { ed25519 } from "@noble/curves/ed25519.js";
import { base58 } from "@scure/base";
import { type ExpectedClaims, refuseClaims, type WalletVerdict } from "./message-claims";
import { type Dialect, parseSignInMessage } from "./sign-in-message";

/** Sign-In-With-Solana, with the fields that a server which checks anything needs. */
export const SOLANA: Dialect = {
  account: "Solana",
  isAddress: (text) => solanaAddress(text) !== null,
  isChainId: (text) => /^[A-Za-z0-9:-]{1,64}$/.test(text),
  required: ["uri", "version", "nonce", "issuedAt"],
  emptyStatementLine: false,
};

/** An ed25519 public key in base58; null when it is none. */
export function solanaAddress(given: string): string | null {
  return decode(given, 32) ? given : null;
}

/** RFC 8032 without the leniencies of ZIP 215: S below the group's order, no points of small order. */
export function verifySolana(proof: { message: string; signature: string }, expected: ExpectedClaims): WalletVerdict {
  const message = parseSignInMessage(proof.message, SOLANA);
  if (!message) return { ok: false, reason: "malformed" };
  const reason = refuseClaims(message, expected);
  if (reason) return { ok: false, reason };
  const { address } = message;
  const key = decode(address, 32);
  const signature = decode(proof.signature, 64);
  if (!key || !signature || !verifies(signature, Buffer.from(proof.message, "utf8"), key)) return { ok: false, reason: "signature" };
  return { ok: true, address, subject: address };
}

/** False also for bytes that are no point of the curve. */
function verifies(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, key, { zip215: false });
  } catch {
    return false;
  }
}

function decode(text: string, length: number): Uint8Array | null {
  if (!/^[1-9A-HJ-NP-Za-km-z]{32,96}$/.test(text)) return null;
  const bytes = base58.decode(text);
  return bytes.length === length && base58.encode(bytes) === text ? bytes : null;
}
