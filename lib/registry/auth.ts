import "server-only";
import { authHandler } from "@/lib/adapters/auth/next-auth";
import { SESSION_SECONDS, encodeSessionToken, readSessionToken, sessionCookieName } from "@/lib/adapters/auth/session-token";
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

/** Writes the memberships into a fresh cookie and goes on; for a workspace joined after sign-in. */
export async function refreshSession(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams.get("to") ?? "/";
  const to = isOwnPath(asked) ? asked : "/";
  const user = await currentUser();
  const token = user ? await readSessionToken() : null;
  // Relative, so that no Host header decides where people go.
  const headers = new Headers({ location: user && token ? to : "/sign-in", "cache-control": "no-store" });
  if (user && token) {
    const value = await encodeSessionToken({ ...token, workspaces: await listPlaces(user.userId), at: Math.floor(Date.now() / 1000) });
    const secure = appUrl().startsWith("https://") ? "; Secure" : "";
    headers.append("set-cookie", `${sessionCookieName()}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${SESSION_SECONDS}${secure}`);
  }
  return new Response(null, { status: 302, headers });
}
