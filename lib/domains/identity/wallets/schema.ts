import { z } from "zod";
import { WALLET_CHAINS } from "../linking/schema";

/** A wallet shows its address first; what it signs is made here. */
export const walletChallengeSchema = z.strictObject({
  chain: z.enum(WALLET_CHAINS),
  address: z.string().trim().min(20).max(100),
  /** EVM only: the chain that the wallet is on. */
  chainId: z.number().int().min(1).max(999_999_999_999_999).optional(),
});

export const walletProofSchema = z.strictObject({
  message: z.string().min(1).max(4000),
  /** Hex for EVM, base58 for Solana, base64 for Cosmos. */
  signature: z.string().min(1).max(8200),
  /** Cosmos only, base64. */
  publicKey: z.string().max(100).optional(),
});

export type WalletChallengeInput = z.input<typeof walletChallengeSchema>;
export type WalletProofInput = z.input<typeof walletProofSchema>;
