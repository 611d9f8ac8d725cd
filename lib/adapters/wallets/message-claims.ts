import "server-only";
import { readDateTime } from "./message-grammar";
import type { SignInMessage } from "./sign-in-message";

export const WALLET_REFUSALS = [
  "malformed",
  "domain",
  "origin",
  "nonce",
  "not-yet-valid",
  "expired",
  "signature",
  "no-contract-wallets",
  "chain-unreachable",
] as const;
export type WalletRefusal = (typeof WALLET_REFUSALS)[number];

export type WalletVerdict = { ok: true; address: string; subject: string } | { ok: false; reason: WalletRefusal };

/** What a message has to say to be one that this server asked for. */
export interface ExpectedClaims {
  /** Host, with the port where it is not the scheme's own. */
  domain: string;
  /** Scheme, host and port, as a browser writes an origin. */
  origin: string;
  nonce: string;
  now: Date;
  /** The latest time of issue that is believed: clocks differ a little. */
  issuedBy: Date;
}

/** Null when every claim holds. */
export function refuseClaims(message: SignInMessage, expected: ExpectedClaims): WalletRefusal | null {
  const { domain, origin, nonce, now, issuedBy } = expected;
  if (message.domain !== domain || (message.scheme !== undefined && `${message.scheme}://${message.domain}` !== origin)) return "domain";
  if (message.uri !== undefined && !isOfOrigin(message.uri, origin)) return "origin";
  if (message.nonce !== nonce) return "nonce";
  if (isLater(message.issuedAt, issuedBy) || isLater(message.notBefore, now)) return "not-yet-valid";
  const expires = message.expirationTime === undefined ? null : readDateTime(message.expirationTime);
  return expires && expires.getTime() <= now.getTime() ? "expired" : null;
}

/** As text, so that user names, other letters' case and backslashes give nothing to interpret. */
function isOfOrigin(uri: string, origin: string): boolean {
  return uri === origin || ["/", "?", "#"].some((next) => uri.startsWith(origin + next));
}

function isLater(text: string | undefined, limit: Date): boolean {
  const date = text === undefined ? null : readDateTime(text);
  return date !== null && date.getTime() > limit.getTime();
}
