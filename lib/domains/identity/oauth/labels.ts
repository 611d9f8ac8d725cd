import type { OauthRefusal } from "./schema";

/** What went wrong at a provider, by the name that stands in the address: ours, and those of the sign-in library. */
export const OAUTH_PROBLEMS: Record<OauthRefusal, string> & Record<string, string> = {
  LinkFirst: "An account with this e-mail exists. Sign in as before and link the other one under Your account.",
  EmailUnverified:
    "The provider does not confirm your e-mail address, so no account was made. Create one with your e-mail, then link the provider under Your account.",
  SignUpClosed: "This identity is linked to no account. Sign in as before and link it under Your account, or ask for an invitation.",
  Suspended: "This account is suspended. Ask your administrator.",
  IdentityTaken: "This identity is linked to another account. Nothing was changed: unlink it there first, or use another one.",
  TooManyIdentities: "An account has at most 20 linked identities. Nothing was changed; unlink one first.",
  LinkExpired: "Linking was not finished in time, or not by the person who began it. Nothing was changed; start again.",
  RateLimited: "Too many tries. Nothing was changed; wait a few minutes and try again.",
  Unavailable: "The server could not finish this. Nothing was changed; try again in a moment.",
  OAuthSignin: "The provider could not be reached. Try again in a moment, or sign in another way.",
  OAuthCallback: "The provider's answer could not be confirmed, or came too late. Start again.",
  Callback: "The provider did not sign you in: it was cancelled there, or refused. Start again, or sign in another way.",
  AccessDenied: "The provider did not say who you are. Start again, or sign in another way.",
  Configuration: "Signing in this way is not set up. Ask the operator.",
};
