import { z } from "zod";

export const OAUTH_PROVIDERS = ["google", "github", "microsoft", "oidc"] as const;
export type OauthProvider = (typeof OAUTH_PROVIDERS)[number];

export const WALLET_CHAINS = ["evm", "solana", "cosmos"] as const;
export type WalletChain = (typeof WALLET_CHAINS)[number];

export type IdentityProvider = OauthProvider | WalletChain;

export const unlinkIdentitySchema = z.strictObject({ identityId: z.uuid() });

export interface LinkedIdentityDto {
  id: string;
  provider: string;
  /** What the person knows it by: an e-mail at the provider, a shortened address. */
  label: string;
  createdAt: string;
  lastUsedAt: string | null;
}

/** One way to sign in with another party that this installation offers. */
export interface ProviderDto {
  id: OauthProvider;
  name: string;
}

export interface SignInChoices {
  providers: ProviderDto[];
  cosmosChainId: string;
}
