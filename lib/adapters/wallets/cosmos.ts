import "server-only";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { ripemd160 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bech32 } from "@scure/base";
import { type ExpectedClaims, refuseClaims, type WalletVerdict } from "./message-claims";
import { type Dialect, parseSignInMessage } from "./sign-in-message";

export interface CosmosProof {
  /** Text that was signed, before base64. */
  message: string;
  /** r and s, 64 bytes in base64. */
  signature: string;
  /** Compressed secp256k1 point, 33 bytes in base64. */
  publicKey: string;
}

export const COSMOS: Dialect = {
  account: "Cosmos",
  isAddress: (text) => prefixOf(text) !== null,
  isChainId: (text) => /^[A-Za-z0-9_-]{1,64}$/.test(text),
  required: ["nonce", "issuedAt", "expirationTime"],
  emptyStatementLine: false,
};

/** An account address of the chain with this prefix, in lower case; null when it is none. */
export function cosmosAddress(given: string, prefix: string): string | null {
  return prefixOf(given) === prefix ? given : null;
}

export function verifyCosmos(proof: CosmosProof, expected: ExpectedClaims & { prefix: string }): WalletVerdict {
  const message = parseSignInMessage(proof.message, COSMOS);
  if (!message || !cosmosAddress(message.address, expected.prefix)) return { ok: false, reason: "malformed" };
  const reason = refuseClaims(message, expected);
  if (reason) return { ok: false, reason };
  if (!verifyAdr36({ ...proof, signer: message.address })) return { ok: false, reason: "signature" };
  return { ok: true, address: message.address, subject: message.address };
}

/** ADR-36: whether the key that this address is made from signed these data, and nothing that a chain would take for a transaction. */
export function verifyAdr36({ signer, message, signature, publicKey }: CosmosProof & { signer: string }): boolean {
  const prefix = prefixOf(signer);
  const key = decodeBase64(publicKey, 33);
  const signed = decodeBase64(signature, 64);
  if (!prefix || !key || !signed || addressOf(key, prefix) !== signer) return false;
  try {
    return secp256k1.verify(signed, Buffer.from(signDocument(signer, message), "utf8"), key, {
      lowS: true,
      prehash: true,
      format: "compact",
    });
  } catch {
    // Bytes that are no point of the curve.
    return false;
  }
}

/** RIPEMD-160 of SHA-256 of the compressed key, as bech32. */
function addressOf(key: Uint8Array, prefix: string): string {
  return bech32.encode(prefix, bech32.toWords(ripemd160(sha256(key))));
}

/** Amino's canonical JSON: keys in order, no blanks; base64 and bech32 contain nothing that it escapes. */
function signDocument(signer: string, message: string): string {
  const data = Buffer.from(message, "utf8").toString("base64");
  const msgs = [{ type: "sign/MsgSignData", value: { data, signer } }];
  return JSON.stringify({ account_number: "0", chain_id: "", fee: { amount: [], gas: "0" }, memo: "", msgs, sequence: "0" });
}

function prefixOf(address: string): string | null {
  if (address.length > 90 || !/^[a-z]{1,20}1[02-9ac-hj-np-z]+$/.test(address)) return null;
  const decoded = bech32.decodeUnsafe(address);
  return decoded && bech32.fromWordsUnsafe(decoded.words)?.length === 20 ? decoded.prefix : null;
}

function decodeBase64(text: string, length: number): Uint8Array | null {
  const bytes = Buffer.from(text, "base64");
  return bytes.length === length && bytes.toString("base64") === text ? bytes : null;
}
