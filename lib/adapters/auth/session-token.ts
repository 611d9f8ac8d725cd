import "server-only";
import { appUrl, env } from "@/lib/kernel/env";

/** What the browser carries, encrypted. The session row decides; `workspaces` only serves the middleware's first gate. */
export interface SessionToken {
  sub: string;
  sid: string;
  workspaces: string[];
  /** Seconds since 1970 at which `workspaces` was read. */
  at: number;
}

// Loaded when a request needs them: bundled programs outside the web server must not carry them.
const request = () => import("next/headers");
const jwt = () => import("next-auth/jwt");

export const SESSION_SECONDS = 30 * 24 * 60 * 60;

export function sessionCookieName(): string {
  return appUrl().startsWith("https://") ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}

/** The token of the current request, or null when absent, forged or expired. Reads the database nowhere. */
export async function readSessionToken(): Promise<Pick<SessionToken, "sub" | "sid"> | null> {
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
  return token?.sub && typeof sid === "string" ? { sub: token.sub, sid } : null;
}

/** Value of a fresh cookie, for when memberships changed since sign-in. */
export async function encodeSessionToken(token: SessionToken): Promise<string> {
  const secret = env().NEXTAUTH_SECRET;
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set");
  const { encode } = await jwt();
  return encode({ token: { ...token }, secret, maxAge: SESSION_SECONDS });
}
