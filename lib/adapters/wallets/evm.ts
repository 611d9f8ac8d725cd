import "server-only";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { getAddress, hashMessage, isAddress, type Hex, recoverAddress } from "viem";
import { contractAccepts } from "./contract-wallet";
import { type ExpectedClaims, refuseClaims, type WalletVerdict } from "./message-claims";
import { type Dialect, parseSignInMessage } from "./sign-in-message";

/** EIP-4361. The address stands in its EIP-55 form: another case is another text, and none that was asked for. */
export const ETHEREUM: Dialect = {
  account: "Ethereum",
  isAddress: (text) => isAddress(text, { strict: false }) && getAddress(text) === text,
  isChainId: (text) => /^[0-9]{1,15}$/.test(text),
  required: ["uri", "version", "chainId", "nonce", "issuedAt"],
  emptyStatementLine: true,
};

const HALF_ORDER = secp256k1.Point.CURVE().n / 2n;

/** The EIP-55 form of an address in any case that is not wrong; null when it is none. */
export function evmAddress(given: string): string | null {
  if (!/^0x[0-9a-fA-F]{40}$/.test(given)) return null;
  const address = getAddress(given);
  const plain = given.slice(2) === given.slice(2).toLowerCase() || given.slice(2) === given.slice(2).toUpperCase();
  return plain || address === given ? address : null;
}

/** EIP-4361 over EIP-191, or EIP-1271 for a contract wallet. Names of `subject`: the address; for a contract, its chain too. */
export async function verifyEvm(proof: { message: string; signature: string }, expected: ExpectedClaims): Promise<WalletVerdict> {
  const message = parseSignInMessage(proof.message, ETHEREUM);
  if (!message) return { ok: false, reason: "malformed" };
  const reason = refuseClaims(message, expected);
  if (reason) return { ok: false, reason };
  const { address, chainId = "" } = message;
  if (!isHexBytes(proof.signature)) return { ok: false, reason: "signature" };
  if ((await signerOf(proof.message, proof.signature)) === address) return { ok: true, address, subject: address };
  const contract = await contractAccepts({
    address: getAddress(address),
    chainId: Number(chainId),
    hash: hashMessage(proof.message),
    signature: proof.signature,
  });
  // One contract address may belong to different people on different chains.
  return contract === "accepted" ? { ok: true, address, subject: `${Number(chainId)}:${address}` } : { ok: false, reason: contract };
}

/** Null for what is not exactly r, s and a recovery byte, with the lower of the two possible s (EIP-2). */
async function signerOf(message: string, signature: Hex): Promise<string | null> {
  if (signature.length !== 132) return null;
  const s = BigInt(`0x${signature.slice(66, 130)}`);
  const v = Number.parseInt(signature.slice(130), 16);
  if (s > HALF_ORDER || ![0, 1, 27, 28].includes(v)) return null;
  return recoverAddress({ hash: hashMessage(message), signature }).catch(() => null);
}

function isHexBytes(text: string): text is Hex {
  return /^0x(?:[0-9a-fA-F]{2}){1,4096}$/.test(text);
}
