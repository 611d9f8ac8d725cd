import "server-only";
import { authHandler } from "@/lib/adapters/auth/next-auth";
import { encodeSessionToken, readSessionToken, sessionCookieName, tokenSeconds } from "@/lib/adapters/auth/session-token";
import { rotateSession } from "@/lib/domains/identity/live-session";
import { startSession } from "@/lib/domains/identity/commands/start-session";
import { currentUser, factsOf } from "@/lib/domains/tenancy/contexts";
import { listPlaces } from "@/lib/domains/tenancy/queries/places";
import { isAppError } from "@/lib/kernel/app-error";
import { appUrl } from "@/lib/kernel/env";
import { isOwnPath } from "@/lib/kernel/own-path";

export const handleAuth = authHandler({
  signIn: async (input, headers) => {
    try {
      return await startSession.execute(factsOf(headers), input);
    } catch (error) {
      if (isAppError(error) && (error.code === "invalid_credentials" || error.code === "invalid_input")) return null;
      throw error;
    }
  },
  listPlaces,
});

/** Replaces the token, with the memberships as they are now, and goes on: at intervals, and for a workspace joined after sign-in. */
export async function refreshSession(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams.get("to") ?? "/";
  const to = isOwnPath(asked) ? asked : "/";
  const user = await currentUser();
  const token = user ? await readSessionToken() : null;
  const generation = user ? await rotateSession(user.sessionId) : null;
  // Relative, so that no Host header decides where people go.
  const headers = new Headers({ location: user && token ? to : "/sign-in", "cache-control": "no-store" });
  if (user && token && generation !== null) {
    const value = await encodeSessionToken({ ...token, gen: generation, workspaces: await listPlaces(user.userId), at: Math.floor(Date.now() / 1000) });
    const secure = appUrl().startsWith("https://") ? "; Secure" : "";
    headers.append("set-cookie", `${sessionCookieName()}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${tokenSeconds()}${secure}`);
  }
  return new Response(null, { status: 302, headers });
}
