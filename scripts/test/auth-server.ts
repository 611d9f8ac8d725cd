import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import NextAuth from "next-auth";
import { getToken } from "next-auth/jwt";
import { authOptions } from "@/lib/adapters/auth/next-auth";
import { finishVisit, type Visit } from "@/lib/adapters/auth/oauth-visit";
import { findLiveSession } from "@/lib/domains/identity/live-session";
import { redeemTicket } from "@/lib/domains/identity/sign-in/commands/redeem-ticket";
import type { UserContext } from "@/lib/kernel/context";
import { forgetEnv } from "@/lib/kernel/env";
import { mintUserContext } from "@/lib/kernel/mint-context";
import { arriveByOAuth } from "@/lib/registry/oauth-arrival";
import { FACTS } from "./person-fixture";

export interface AuthServer {
  url: string;
  stop(): Promise<void>;
}

/** The sign-in endpoints over HTTP, as the web server offers them, without the pages around them. */
export async function startAuthServer(): Promise<AuthServer> {
  const server = createServer((request, response) => {
    answer(request).then(
      async (made) => {
        response.writeHead(made.status, [...made.headers].flat());
        response.end(await made.text());
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env["NEXTAUTH_URL"] = url;
  forgetEnv();
  return { url, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function answer(request: IncomingMessage): Promise<Response> {
  const url = new URL(request.url ?? "/", "http://here");
  const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string]));
  const cookies = cookiesOf(headers);
  const visit: Visit = { headers, answer: null };
  const ports = {
    signIn: () => Promise.resolve({ refused: "CredentialsSignin" }),
    redeemTicket: (input: { ticket: string; code?: string }) =>
      redeemTicket.execute(FACTS, input).catch((error: { code: string }) => ({ refused: error.code })),
    arrive: (arrival: Parameters<typeof arriveByOAuth>[0]) => arriveByOAuth(arrival, headers, () => personOf(cookies)),
    listPlaces: () => Promise.resolve([]),
  };
  const made = new Headers();
  let status = 200;
  let body = "";
  // What the library expects of a server of the older kind: these few parts.
  const response = {
    status: (code: number) => ((status = code), response),
    getHeader: (name: string) => (name.toLowerCase() === "set-cookie" ? made.getSetCookie() : made.get(name)),
    setHeader: (name: string, value: string | string[]) => {
      made.delete(name);
      for (const one of [value].flat()) made.append(name, one);
      return response;
    },
    json: (value: unknown) => void (body = JSON.stringify(value)),
    send: (value: unknown) => void (body = typeof value === "string" ? value : JSON.stringify(value ?? "")),
    end: () => undefined,
  };
  const query = { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split("/").slice(3) };
  const input = { method: request.method, headers: request.headers, cookies, query, body: await bodyOf(request) };
  const handle = NextAuth(authOptions(ports, visit)) as (request: unknown, response: unknown) => Promise<void>;
  await handle(input, response);
  return finishVisit(visit, url.href, new Response(body, { status, headers: made }));
}

function cookiesOf(headers: Headers): Record<string, string> {
  const pairs = (headers.get("cookie") ?? "").split("; ").filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), decodeURIComponent(pair.slice(pair.indexOf("=") + 1))]));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  return Object.fromEntries(new URLSearchParams(Buffer.concat(pieces).toString()));
}

/** The person whose session cookie this is, as the web server would find him. */
async function personOf(cookies: Record<string, string>): Promise<UserContext | null> {
  const token = await getToken({ req: { cookies, headers: {} } as never, secret: process.env["NEXTAUTH_SECRET"], secureCookie: false });
  if (!token?.sub) return null;
  const session = await findLiveSession({ userId: token.sub, sessionId: String(token["sid"]), generation: Number(token["gen"]) });
  return session ? mintUserContext({ ...FACTS, ...session }) : null;
}
