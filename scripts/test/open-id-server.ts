import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration } from "oidc-provider";

export interface OpenIdPerson {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
}

export interface OpenIdServer {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who can sign in there; more may be added while it runs. */
  people: Map<string, OpenIdPerson>;
  /** Takes an application that comes back to this address. */
  allow(redirectUri: string): void;
  stop(): Promise<void>;
}

const CLIENT = { clientId: "muniment", clientSecret: "a secret that only the two of them know" };

/** A real OpenID Connect issuer on this machine. Whoever comes picks a person from a list; there is no password. */
export async function startOpenIdServer(): Promise<OpenIdServer> {
  const people = new Map<string, OpenIdPerson>();
  const redirectUris: string[] = [];
  let provider: Provider | undefined;
  const server = createServer((request, response) => {
    if (provider) void answer(provider, people, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    ...CLIENT,
    people,
    allow: (redirectUri) => {
      redirectUris.push(redirectUri);
      provider = new Provider(issuer, configuration(people, redirectUris));
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

function configuration(people: Map<string, OpenIdPerson>, redirectUris: string[]): Configuration {
  return {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [...redirectUris],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig" }] },
    cookies: { keys: ["only for tests"] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, AuthorizationCode: 60, IdToken: 600 },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/people/${interaction.uid}` },
    findAccount: (_, sub) => {
      const person = people.get(sub);
      return person ? { accountId: sub, claims: () => ({ ...person }) } : undefined;
    },
    // Everybody here agrees to tell the application who he is.
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc;
      const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  };
}

async function answer(
  provider: Provider,
  people: Map<string, OpenIdPerson>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://issuer");
  if (!url.pathname.startsWith("/people/")) return provider.callback()(request, response);
  const chosen = url.searchParams.get("as");
  if (chosen === "nobody")
    return provider.interactionFinished(request, response, { error: "access_denied", error_description: "Not today" });
  if (chosen) return provider.interactionFinished(request, response, { login: { accountId: chosen, remember: false } });
  const links = [...people.keys(), "nobody"].map((sub) => `<p><a href="${url.pathname}?as=${encodeURIComponent(sub)}">${sub}</a></p>`);
  response.setHeader("content-type", "text/html");
  response.end(`<!doctype html><html lang="en"><title>Who are you?</title><h1>Who are you?</h1>${links.join("")}</html>`);
}
