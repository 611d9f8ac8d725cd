import "server-only";
import { authHandler, type SignInOutcome } from "@/lib/adapters/auth/next-auth";
import { encodeSessionToken, readSessionToken, sessionCookieName, tokenSeconds } from "@/lib/adapters/auth/session-token";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { rotateSession } from "@/lib/domains/identity/live-session";
import type { OpenedSession } from "@/lib/domains/identity/open-session";
import { redeemTicket } from "@/lib/domains/identity/sign-in/commands/redeem-ticket";
import { startSession } from "@/lib/domains/identity/sign-in/commands/start-session";
import type { SignInError } from "@/lib/domains/identity/sign-in/schema";
import { currentUser, factsOf } from "@/lib/domains/tenancy/contexts";
import { listPlaces } from "@/lib/domains/tenancy/queries/places";
import { AppError, isAppError } from "@/lib/kernel/app-error";
import { appUrl } from "@/lib/kernel/env";
import { logger } from "@/lib/kernel/logger";
import { isOwnPath } from "@/lib/kernel/own-path";
import { drainBody } from "@/lib/kernel/request-body";
import { problemResponse } from "@/lib/transport/errors";
import { arriveByOAuth } from "./oauth-arrival";

/** Of a request to the sign-in endpoints, in bytes. */
const MAX_BODY = 64_000;

const answer = authHandler({
  signIn: (input, headers) => settle(() => startSession.execute(factsOf(headers), input)),
  redeemTicket: (input, headers) => settle(() => redeemTicket.execute(factsOf(headers), input)),
  arrive: (arrival, headers) => arriveByOAuth(arrival, headers, currentUser),
  listPlaces,
});

/** Everything below /api/auth that is not ours: counted by address, and small. next-auth itself reads bodies of any size. */
export async function handleAuth(request: Request, context: unknown): Promise<Response> {
  const { requestId, ip } = factsOf(request.headers);
  try {
    await consumeLimit("auth-requests", addressKey(ip));
    // Without a length it has no end that could be known.
    const length = Number(request.headers.get("content-length") ?? (request.headers.has("transfer-encoding") ? Infinity : 0));
    if (length > MAX_BODY) throw new AppError("too_large", { userMessage: `The request's body is larger than ${MAX_BODY} bytes.` });
    return await answer(request, context);
  } catch (error) {
    return problemResponse(error, requestId);
  } finally {
    drainBody(request);
  }
}

/** The browser learns a refusal's name alone, never an error's text. */
async function settle(attempt: () => Promise<OpenedSession>): Promise<SignInOutcome> {
  try {
    return await attempt();
  } catch (error) {
    const refused = refusalName(error);
    if (refused === "Unavailable") logger().error({ err: error }, "sign-in failed");
    return { refused };
  }
}

function refusalName(error: unknown): SignInError {
  if (!isAppError(error)) return "Unavailable";
  if (error.code === "second_factor_required") return "SecondFactor";
  if (error.code === "invalid_credentials") return error.fields?.["code"] ? "WrongCode" : "CredentialsSignin";
  if (error.code === "invalid_input") return "CredentialsSignin";
  if (error.code === "gone") return "TicketSpent";
  return error.code === "rate_limited" ? "RateLimited" : "Unavailable";
}

/**
 * Replaces the token, with the memberships as they are now: at intervals, and for a workspace joined after sign-in. A person on
 * the way somewhere goes on; a page left open asks in the background, without `to`, and is answered without a body.
 */
export async function refreshSession(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams.get("to");
  const cookie = await renewedCookie();
  const headers = new Headers({ "cache-control": "no-store" });
  if (cookie) headers.append("set-cookie", cookie);
  if (asked === null) return new Response(null, { status: cookie ? 204 : 401, headers });
  // Relative, so that no Host header decides where people go.
  headers.set("location", cookie ? (isOwnPath(asked) ? asked : "/") : "/sign-in");
  return new Response(null, { status: 302, headers });
}

async function renewedCookie(): Promise<string | null> {
  const user = await currentUser();
  const token = user ? await readSessionToken() : null;
  const generation = user ? await rotateSession(user.sessionId) : null;
  if (!user || !token || generation === null) return null;
  const workspaces = await listPlaces(user.userId);
  const value = await encodeSessionToken({ ...token, gen: generation, workspaces, at: Math.floor(Date.now() / 1000) });
  const secure = appUrl().startsWith("https://") ? "; Secure" : "";
  return `${sessionCookieName()}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${tokenSeconds()}${secure}`;
}
