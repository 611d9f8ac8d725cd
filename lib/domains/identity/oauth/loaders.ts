import "server-only";
import { configuredProviders } from "@/lib/adapters/auth/oauth-providers";
import { env } from "@/lib/kernel/env";
import type { SignInChoices } from "../linking/schema";

/** The parties that may vouch for people here. */
export function loadSignInChoices(): SignInChoices {
  return { providers: configuredProviders(), cosmosChainId: env().COSMOS_CHAIN_ID };
}
