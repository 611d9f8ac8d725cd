import "server-only";
import NextAuth, { type NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "@/lib/kernel/env";
import { tokenSeconds } from "./session-token";

export interface AuthPorts {
  /** Checks the password and opens a session row; null refuses. */
  signIn(input: { email: string; password: string }, headers: Headers): Promise<{ userId: string; sessionId: string } | null>;
  /** `organization/workspace` slugs for the middleware's first gate. */
  listPlaces(userId: string): Promise<string[]>;
}

/** next-auth's JWT carries the session row's id; the row, not the token, decides whether the session lives. */
export function authHandler(ports: AuthPorts): (request: Request, context: unknown) => Promise<Response> {
  const options: NextAuthOptions = {
    ...(env().NEXTAUTH_SECRET ? { secret: env().NEXTAUTH_SECRET } : {}),
    session: { strategy: "jwt", maxAge: tokenSeconds(), updateAge: tokenSeconds() },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (credentials, request) => {
          const headers = new Headers(request.headers as Record<string, string>);
          const session = await ports.signIn({ email: credentials?.email ?? "", password: credentials?.password ?? "" }, headers);
          return session ? { id: session.userId, sessionId: session.sessionId } : null;
        },
      }),
    ],
    callbacks: {
      jwt: async ({ token, user }) => {
        const signedIn = user as { id: string; sessionId: string } | undefined;
        if (!signedIn) return token;
        return { sub: signedIn.id, sid: signedIn.sessionId, gen: 0, workspaces: await ports.listPlaces(signedIn.id), at: Math.floor(Date.now() / 1000) };
      },
      // The browser learns nothing from the session endpoint that its pages do not show.
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
  return NextAuth(options) as (request: Request, context: unknown) => Promise<Response>;
}
