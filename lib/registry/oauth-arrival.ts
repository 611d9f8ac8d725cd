import "server-only";
import { endedLinkCookie, readCallbackPath, readLinkCookie } from "@/lib/adapters/auth/link-cookie";
import type { OAuthArrival } from "@/lib/adapters/auth/oauth-providers";
import type { ArrivalAnswer } from "@/lib/adapters/auth/oauth-visit";
import { ticketCookie } from "@/lib/adapters/auth/ticket-cookie";
import { linkProvider } from "@/lib/domains/identity/oauth/commands/link-provider";
import { signInWithProvider } from "@/lib/domains/identity/oauth/commands/sign-in-with-provider";
import type { OauthRefusal } from "@/lib/domains/identity/oauth/schema";
import { factsOf } from "@/lib/domains/tenancy/contexts";
import { isAppError } from "@/lib/kernel/app-error";
import type { UserContext } from "@/lib/kernel/context";
import { logger } from "@/lib/kernel/logger";
import { isOwnPath } from "@/lib/kernel/own-path";

/** Places that somebody who has no organization yet is not helped by. */
const NOWHERE = new Set(["/", "/home", "/sign-in", "/sign-up"]);

/** Who left to link an identity never signs in with it, whoever he is by now; who left to sign in never links. */
export async function arriveByOAuth(
  arrival: OAuthArrival,
  headers: Headers,
  currentUser: () => Promise<UserContext | null>,
): Promise<ArrivalAnswer> {
  const token = readLinkCookie(headers);
  if (token) return { to: await link(arrival, token, currentUser), cookies: [endedLinkCookie()] };
  try {
    const outcome = await signInWithProvider.execute(factsOf(headers), arrival);
    if (outcome.kind === "refused") return { to: `/sign-in?error=${outcome.problem}`, cookies: [] };
    const asked = readCallbackPath(headers);
    const next = outcome.newcomer && NOWHERE.has(asked) ? "/welcome" : asked;
    return {
      to: `/sign-in?ticket=1&next=${encodeURIComponent(isOwnPath(next) ? next : "/home")}`,
      cookies: [ticketCookie(outcome.ticket)],
    };
  } catch (error) {
    return { to: `/sign-in?error=${problemOf(error)}`, cookies: [] };
  }
}

async function link(arrival: OAuthArrival, token: string, currentUser: () => Promise<UserContext | null>): Promise<string> {
  try {
    const user = await currentUser();
    if (!user) return "/sign-in?error=LinkExpired&next=%2Faccount%2Fsecurity";
    const outcome = await linkProvider.execute(user, { arrival, token });
    return outcome.kind === "linked" ? `/account/security?linked=${arrival.provider}` : `/account/security?problem=${outcome.problem}`;
  } catch (error) {
    return `/account/security?problem=${problemOf(error)}`;
  }
}

function problemOf(error: unknown): OauthRefusal {
  if (isAppError(error) && error.code === "rate_limited") return "RateLimited";
  logger().error({ err: error }, "an identity could not be taken in");
  return "Unavailable";
}
