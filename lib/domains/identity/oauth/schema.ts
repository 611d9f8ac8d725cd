import { z } from "zod";
import { OAUTH_PROVIDERS } from "../linking/schema";

/** What came back from a provider, once its answer has been checked. */
export const arrivalSchema = z.strictObject({
  provider: z.enum(OAUTH_PROVIDERS),
  subject: z.string().min(1).max(600),
  name: z.string().transform((name) => name.slice(0, 400)),
  email: z.string().nullable(),
  emailVerified: z.boolean(),
});

export const startLinkSchema = z.strictObject({ provider: z.enum(OAUTH_PROVIDERS) });
export const linkProviderSchema = z.strictObject({ arrival: arrivalSchema, token: z.string().min(20).max(100) });

export const OAUTH_REFUSALS = [
  "LinkFirst",
  "EmailUnverified",
  "SignUpClosed",
  "Suspended",
  "IdentityTaken",
  "TooManyIdentities",
  "LinkExpired",
  "RateLimited",
  "Unavailable",
] as const;
export type OauthRefusal = (typeof OAUTH_REFUSALS)[number];
