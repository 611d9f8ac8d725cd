import "server-only";
import { appUrl, env } from "@/lib/kernel/env";

/** What the browser carries, encrypted. The session row decides; `workspaces` only serves the middleware's first gate. */
export interface SessionToken {
  sub: string;
  sid: string;
  /** Rotations of the session's token. */
  gen: number;
  workspaces: string[];
  /** Seconds since 1970 at which `workspaces` was read. */
  at: number;
}

// Loaded when a request needs them: bundled programs outside the web server must not carry them.
const request = () => import("next/headers");
const jwt = () => import("next-auth/jwt");

/** A token that was not replaced for this long, in seconds, belongs to a session that nobody used. */
export function tokenSeconds(): number {
  return env().SESSION_IDLE_HOURS * 3600;
}

export function sessionCookieName(): string {
  return appUrl().startsWith("https://") ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}

/** The token of the current request, or null when absent, forged or expired. Reads the database nowhere. */
export async function readSessionToken(): Promise<Pick<SessionToken, "sub" | "sid" | "gen"> | null> {
  const { cookies, headers } = await request();
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()]);
  const { getToken } = await jwt();
  const token = await getToken({
    req: { cookies: Object.fromEntries(cookieStore.getAll().map((cookie) => [cookie.name, cookie.value])), headers: headerStore } as never,
    secret: env().NEXTAUTH_SECRET,
    cookieName: sessionCookieName(),
    secureCookie: appUrl().startsWith("https://"),
  });
  const sid = token?.["sid"];
  const gen = token?.["gen"] ?? 0;
  return token?.sub && typeof sid === "string" && typeof gen === "number" ? { sub: token.sub, sid, gen } : null;
}

/** Value of a fresh cookie, for when memberships changed since sign-in. */
export async function encodeSessionToken(token: SessionToken): Promise<string> {
  const secret = env().NEXTAUTH_SECRET;
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set");
  const { encode } = await jwt();
  return encode({ token: { ...token }, secret, maxAge: tokenSeconds() });
}
