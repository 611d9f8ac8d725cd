import "server-only";
import { z } from "zod";
import { COSMOS, cosmosAddress } from "@/lib/adapters/wallets/cosmos";
import { ETHEREUM, evmAddress } from "@/lib/adapters/wallets/evm";
import { type Dialect, writeSignInMessage } from "@/lib/adapters/wallets/sign-in-message";
import { SOLANA, solanaAddress } from "@/lib/adapters/wallets/solana";
import { inUnscoped, type UnscopedTx } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { appUrl, env } from "@/lib/kernel/env";
import { WALLET_CHAINS, type WalletChain } from "../linking/schema";
import { issueToken, spendToken, TOKEN_MINUTES } from "../tokens/one-time-token";
import type { walletChallengeSchema } from "./schema";

/** Whom a challenge is for. Signing in: anybody; linking: one session of one person. */
export type ChallengeBound = { purpose: "sign-in"; userId: null; sessionId: null } | { purpose: "link"; userId: string; sessionId: string };

const payloadSchema = z.object({
  chain: z.enum(WALLET_CHAINS),
  purpose: z.enum(["sign-in", "link"]),
  sessionId: z.string().nullable(),
  /** When the message says that it was issued. */
  issuedAt: z.string(),
  address: z.string(),
  chainId: z.string(),
});
type Payload = z.infer<typeof payloadSchema>;

const DIALECTS: Record<WalletChain, Dialect> = { evm: ETHEREUM, solana: SOLANA, cosmos: COSMOS };
const STATEMENTS = {
  "sign-in": "Sign in to Muniment. This costs nothing and moves nothing.",
  link: "Link this wallet to your Muniment account. This costs nothing and moves nothing.",
};
const NONCE_LINE = /\nNonce: ([0-9a-f]{64})\n/;

/** A text that only this server's pages ask for, good once, for five minutes. */
export async function issueWalletChallenge(
  db: UnscopedTx,
  bound: ChallengeBound,
  wallet: z.output<typeof walletChallengeSchema>,
): Promise<{ message: string }> {
  const address = canonicalAddress(wallet.chain, wallet.address);
  if (!address) {
    const text = `This is not an address of ${wallet.chain === "cosmos" ? `the chain ${env().COSMOS_CHAIN_ID}` : "this kind of wallet"}. Choose another account in the wallet.`;
    throw new AppError("invalid_input", { userMessage: text, fields: { address: text } });
  }
  const { purpose, userId, sessionId } = bound;
  const payload: Payload = {
    chain: wallet.chain,
    purpose,
    sessionId,
    address,
    chainId: chainIdOf(wallet),
    issuedAt: new Date().toISOString(),
  };
  const secret = await issueToken(db, { purpose: "wallet-challenge", userId, payload });
  return { message: messageOf(payload, nonceOf(secret)) };
}

/** The chain and nonce of a challenge that was made for exactly this text and these people; it is used up, whatever follows. */
export async function spendWalletChallenge(bound: ChallengeBound, message: string): Promise<{ chain: WalletChain; nonce: string }> {
  const nonce = NONCE_LINE.exec(message)?.[1];
  const token = nonce ? await inUnscoped((db) => spendToken(db, "wallet-challenge", secretOf(nonce))) : null;
  const payload = payloadSchema.safeParse(token?.payload).data;
  const mine =
    token && payload && token.userId === bound.userId && payload.purpose === bound.purpose && payload.sessionId === bound.sessionId;
  if (!nonce || !mine || messageOf(payload, nonce) !== message) {
    throw new AppError("gone", { userMessage: "This request to the wallet is over: it was answered already, or too late. Start again." });
  }
  return { chain: payload.chain, nonce };
}

function messageOf({ chain, purpose, address, chainId, issuedAt }: Payload, nonce: string): string {
  const { host, origin } = new URL(appUrl());
  const expirationTime = new Date(Date.parse(issuedAt) + TOKEN_MINUTES["wallet-challenge"] * 60_000).toISOString();
  return writeSignInMessage(
    { domain: host, address, statement: STATEMENTS[purpose], uri: origin, version: "1", chainId, nonce, issuedAt, expirationTime },
    DIALECTS[chain],
  );
}

function canonicalAddress(chain: WalletChain, address: string): string | null {
  if (chain === "evm") return evmAddress(address);
  return chain === "solana" ? solanaAddress(address) : cosmosAddress(address, env().COSMOS_PREFIX);
}

function chainIdOf({ chain, chainId }: z.output<typeof walletChallengeSchema>): string {
  if (chain === "evm") return String(chainId ?? 1);
  return chain === "solana" ? "mainnet" : env().COSMOS_CHAIN_ID;
}

/** EIP-4361 takes letters and digits alone: the token's bytes in hex, in the one spelling that is accepted back. */
function nonceOf(secret: string): string {
  return Buffer.from(secret, "base64url").toString("hex");
}

function secretOf(nonce: string): string {
  return Buffer.from(nonce, "hex").toString("base64url");
}
