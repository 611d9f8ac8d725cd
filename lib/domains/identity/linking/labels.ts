/** Names of identities' providers; the OpenID Connect issuer has one of its own. */
export const IDENTITY_PROVIDERS: Record<string, string> = {
  google: "Google",
  github: "GitHub",
  microsoft: "Microsoft",
  oidc: "Single sign-on",
  evm: "Ethereum wallet",
  solana: "Solana wallet",
  cosmos: "Cosmos wallet",
};
