import "server-only";
import type { z } from "zod";
import { verifyCosmos } from "@/lib/adapters/wallets/cosmos";
import { verifyEvm } from "@/lib/adapters/wallets/evm";
import type { ExpectedClaims, WalletRefusal, WalletVerdict } from "@/lib/adapters/wallets/message-claims";
import { verifySolana } from "@/lib/adapters/wallets/solana";
import { AppError } from "@/lib/kernel/app-error";
import { appUrl, env } from "@/lib/kernel/env";
import type { ProvedIdentity } from "../linking/identity";
import type { WalletChain } from "../linking/schema";
import { type ChallengeBound, spendWalletChallenge } from "./challenge";
import type { walletProofSchema } from "./schema";

type Proof = z.output<typeof walletProofSchema>;

/** Clocks differ by this much, in milliseconds. */
const SKEW = 60_000;

const WORDS: Record<WalletRefusal, string> = {
  malformed: "The wallet signed another text than it was asked to. Start again.",
  domain: "The wallet signed for another site. Start again from this page's own address.",
  origin: "The wallet signed for another site. Start again from this page's own address.",
  nonce: "This request to the wallet is over. Start again.",
  "not-yet-valid": "The clocks of this server and the request disagree. Start again.",
  expired: "This request to the wallet is over. Start again.",
  signature: "The signature does not belong to this address. Choose the same account in the wallet and start again.",
  "no-contract-wallets":
    "The signature does not belong to this address. Choose the same account in the wallet and start again; contract wallets cannot sign in, since this installation asks no chain.",
  "chain-unreachable": "The chain that a contract wallet has to be asked on does not answer. Try again in a moment.",
};

/** The wallet whose key signed the challenge. No transaction is open meanwhile: a contract wallet is asked over the network. */
export async function proveWallet(bound: ChallengeBound, proof: Proof): Promise<ProvedIdentity> {
  const { chain, nonce } = await spendWalletChallenge(bound, proof.message);
  const verdict = await verify(chain, proof, nonce);
  if (verdict.ok) return { provider: chain, subject: verdict.subject, label: shortAddress(verdict.address) };
  const code = verdict.reason === "chain-unreachable" ? "unavailable" : "invalid_credentials";
  throw new AppError(code, { message: `wallet refused: ${verdict.reason}`, userMessage: WORDS[verdict.reason] });
}

async function verify(chain: WalletChain, { message, signature, publicKey = "" }: Proof, nonce: string): Promise<WalletVerdict> {
  const now = new Date();
  const { host, origin } = new URL(appUrl());
  const expected: ExpectedClaims = { domain: host, origin, nonce, now, issuedBy: new Date(now.getTime() + SKEW) };
  if (chain === "evm") return verifyEvm({ message, signature }, expected);
  if (chain === "solana") return verifySolana({ message, signature }, expected);
  return verifyCosmos({ message, signature, publicKey }, { ...expected, prefix: env().COSMOS_PREFIX });
}

/** Enough of an address to know it by. */
function shortAddress(address: string): string {
  const head = address.startsWith("0x") ? 6 : address.includes("1") && /^[a-z]+1/.test(address) ? address.indexOf("1") + 5 : 4;
  return `${address.slice(0, head)}…${address.slice(-4)}`;
}
