import "server-only";
import type { NextAuthOptions } from "next-auth";
import { appUrl } from "@/lib/kernel/env";
import { logger } from "@/lib/kernel/logger";
import { endedLinkCookie, readLinkCookie } from "./link-cookie";
import { configuredProviders, type OAuthArrival, readArrival } from "./oauth-providers";

/** Where a browser that came back from a provider goes on, and with which `set-cookie` headers. */
export interface ArrivalAnswer {
  to: string;
  cookies: string[];
}

/** One request to the sign-in endpoints; the library's callbacks are told neither its headers nor how to set a cookie. */
export interface Visit {
  headers: Headers;
  answer: ArrivalAnswer | null;
}

type SignInCallback = NonNullable<NonNullable<NextAuthOptions["callbacks"]>["signIn"]>;

/** The library never opens a session for somebody who comes from a provider: it is told where to send him instead. */
export function arrivalCallback(visit: Visit, arrive: (arrival: OAuthArrival, headers: Headers) => Promise<ArrivalAnswer>): SignInCallback {
  return async ({ account, profile }) => {
    if (account?.type !== "oauth") return true;
    const arrival = readArrival(account.provider, { ...profile });
    if (!arrival) return false;
    visit.answer = await arrive(arrival, visit.headers);
    return visit.answer.to;
  };
}

/** The answer with its cookies. Who meant to link and was refused at the provider goes back to where he began. */
export function finishVisit(visit: Visit, requestUrl: string, response: Response): Response {
  for (const cookie of visit.answer?.cookies ?? []) response.headers.append("set-cookie", cookie);
  const returned = configuredProviders().some(({ id }) => new URL(requestUrl, appUrl()).pathname === `/api/auth/callback/${id}`);
  if (visit.answer || !returned || !readLinkCookie(visit.headers)) return response;
  const problem = new URL(response.headers.get("location") ?? "", appUrl()).searchParams.get("error") ?? "OAuthCallback";
  response.headers.set("location", `/account/security?problem=${encodeURIComponent(problem)}`);
  response.headers.append("set-cookie", endedLinkCookie());
  return response;
}

/** Codes and messages alone: what a provider answers holds tokens. */
export const authLogger: NonNullable<NextAuthOptions["logger"]> = {
  error: (code, metadata) => {
    const error = metadata instanceof Error ? metadata : (metadata as { error?: unknown }).error;
    logger().warn({ code, reason: error instanceof Error ? error.message : undefined }, "sign-in by a provider failed");
  },
  warn: () => undefined,
  debug: () => undefined,
};
