import "server-only";
import NextAuth, { type NextAuthOptions, type User } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "@/lib/kernel/env";
import { isOwnPath } from "@/lib/kernel/own-path";
import { type OAuthArrival, oauthProviders } from "./oauth-providers";
import { type ArrivalAnswer, arrivalCallback, authLogger, finishVisit, type Visit } from "./oauth-visit";
import { tokenSeconds } from "./session-token";
import { readTicketCookie } from "./ticket-cookie";

export type SignInOutcome = { userId: string; sessionId: string } | { refused: string };

export interface AuthPorts {
  /** Checks password and second factor and opens a session row. What it calls a refusal is what the browser's signIn() answers. */
  signIn(input: { email: string; password: string; code?: string }, headers: Headers): Promise<SignInOutcome>;
  /** The same for a ticket that another way in has made. */
  redeemTicket(input: { ticket: string; code?: string }, headers: Headers): Promise<SignInOutcome>;
  /** Takes in somebody whom a provider vouches for. */
  arrive(arrival: OAuthArrival, headers: Headers): Promise<ArrivalAnswer>;
  /** `organization/workspace` slugs for the middleware's first gate. */
  listPlaces(userId: string): Promise<string[]>;
}

export function authHandler(ports: AuthPorts): (request: Request, context: unknown) => Promise<Response> {
  return async (request, context) => {
    const visit: Visit = { headers: request.headers, answer: null };
    const answer = NextAuth(authOptions(ports, visit)) as (request: Request, context: unknown) => Promise<Response>;
    return finishVisit(visit, request.url, await answer(request, context));
  };
}

/** next-auth's JWT carries the session row's id; the row, not the token, decides whether the session lives. */
export function authOptions(ports: AuthPorts, visit: Visit): NextAuthOptions {
  return {
    ...(env().NEXTAUTH_SECRET ? { secret: env().NEXTAUTH_SECRET } : {}),
    session: { strategy: "jwt", maxAge: tokenSeconds(), updateAge: tokenSeconds() },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" }, code: { type: "text" } },
        authorize: async (given, request) => {
          const input = { email: given?.email ?? "", password: given?.password ?? "", ...(given?.code ? { code: given.code } : {}) };
          return admitted(await ports.signIn(input, headersOf(request)));
        },
      }),
      Credentials({
        id: "ticket",
        credentials: { ticket: { type: "text" }, code: { type: "text" } },
        authorize: async (given, request) => {
          const headers = headersOf(request);
          const input = { ticket: given?.ticket || readTicketCookie(headers), ...(given?.code ? { code: given.code } : {}) };
          return admitted(await ports.redeemTicket(input, headers));
        },
      }),
      ...oauthProviders(),
    ],
    logger: authLogger,
    callbacks: {
      signIn: arrivalCallback(visit, ports.arrive),
      jwt: async ({ token, user }) => {
        const signedIn = user as { id: string; sessionId: string } | undefined;
        if (!signedIn) return token;
        return {
          sub: signedIn.id,
          sid: signedIn.sessionId,
          gen: 0,
          workspaces: await ports.listPlaces(signedIn.id),
          at: Math.floor(Date.now() / 1000),
        };
      },
      redirect: ({ url, baseUrl }) => (isOwnPath(withoutOrigin(url, baseUrl)) ? `${baseUrl}${withoutOrigin(url, baseUrl)}` : baseUrl),
      // The browser learns nothing from the session endpoint that its pages do not show.
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
}

/** A path stays one; an address of this site becomes one; what leads elsewhere stays as it is, and is refused. */
function withoutOrigin(url: string, baseUrl: string): string {
  return url === baseUrl ? "/" : url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
}

function headersOf(request: { headers?: Record<string, unknown> }): Headers {
  return new Headers(request.headers as Record<string, string>);
}

function admitted(outcome: SignInOutcome): User & { sessionId: string } {
  if ("refused" in outcome) throw new Error(outcome.refused);
  return { id: outcome.userId, sessionId: outcome.sessionId };
}
