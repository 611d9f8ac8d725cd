import "server-only";
import type { Profile } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "@/lib/kernel/env";

/** What a provider says about who came. */
export interface OAuthArrival {
  provider: "google" | "github" | "microsoft" | "oidc";
  /** The provider's unchanging name of the account. */
  subject: string;
  name: string;
  email: string | null;
  /** Whether the provider vouches that the mailbox is his. */
  emailVerified: boolean;
}

type Claims = Record<string, unknown> & { id?: string };
type Config = OAuthConfig<Claims>;

const TIMEOUT_MS = 10_000;
const GITHUB = "https://api.github.com";

/** Those that are set up, with the names that people know them by. */
export function configuredProviders(): { id: OAuthArrival["provider"]; name: string }[] {
  return oauthProviders().map(({ id, name }) => ({ id: id as OAuthArrival["provider"], name }));
}

/** Every answer has to carry this browser's state, match its code verifier and, for OpenID Connect, repeat its nonce. */
export function oauthProviders(): Config[] {
  const settings = env();
  const providers: Config[] = [];
  if (settings.GOOGLE_CLIENT_ID && settings.GOOGLE_CLIENT_SECRET) {
    const client = { clientId: settings.GOOGLE_CLIENT_ID, clientSecret: settings.GOOGLE_CLIENT_SECRET };
    providers.push(openIdConnect({ id: "google", name: "Google", issuer: "https://accounts.google.com", ...client }));
  }
  if (settings.GITHUB_CLIENT_ID && settings.GITHUB_CLIENT_SECRET)
    providers.push(github(settings.GITHUB_CLIENT_ID, settings.GITHUB_CLIENT_SECRET));
  if (settings.ENTRA_CLIENT_ID && settings.ENTRA_CLIENT_SECRET && settings.ENTRA_TENANT_ID) {
    const client = { clientId: settings.ENTRA_CLIENT_ID, clientSecret: settings.ENTRA_CLIENT_SECRET };
    providers.push(
      openIdConnect({
        id: "microsoft",
        name: "Microsoft",
        issuer: `https://login.microsoftonline.com/${settings.ENTRA_TENANT_ID}/v2.0`,
        ...client,
      }),
    );
  }
  if (settings.OIDC_ISSUER && settings.OIDC_CLIENT_ID && settings.OIDC_CLIENT_SECRET) {
    const client = { clientId: settings.OIDC_CLIENT_ID, clientSecret: settings.OIDC_CLIENT_SECRET };
    providers.push(openIdConnect({ id: "oidc", name: settings.OIDC_NAME, issuer: settings.OIDC_ISSUER.replace(/\/$/, ""), ...client }));
  }
  return providers;
}

function openIdConnect(provider: { id: string; name: string; issuer: string; clientId: string; clientSecret: string }): Config {
  return {
    ...provider,
    type: "oauth",
    wellKnown: `${provider.issuer}/.well-known/openid-configuration`,
    // Where it is known to be understood: without it somebody signed in there with the wrong account could not choose another.
    authorization: { params: { scope: "openid email profile", ...(provider.id === "oidc" ? {} : { prompt: "select_account" }) } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    httpOptions: { timeout: TIMEOUT_MS },
    userinfo: {
      // The signed token says who; many issuers tell the e-mail at the other endpoint alone, which is asked about the same person.
      request: async ({ tokens, client }) => {
        const answered = tokens as Extract<Parameters<typeof client.userinfo>[0], object>;
        const claims: Profile = { ...answered.claims() };
        if (claims.email !== undefined || !client.issuer.metadata.userinfo_endpoint) return claims;
        return { ...(await client.userinfo(answered)), ...claims };
      },
    },
    profile: (claims) => ({ id: text(claims["sub"]) }),
  };
}

/** OAuth 2 alone. Of the e-mails only the primary one counts, and only when GitHub has verified it. */
function github(clientId: string, clientSecret: string): Config {
  return {
    id: "github",
    name: "GitHub",
    type: "oauth",
    clientId,
    clientSecret,
    authorization: { url: "https://github.com/login/oauth/authorize", params: { scope: "read:user user:email" } },
    token: "https://github.com/login/oauth/access_token",
    checks: ["pkce", "state"],
    httpOptions: { timeout: TIMEOUT_MS },
    userinfo: {
      url: `${GITHUB}/user`,
      request: async ({ tokens }) => {
        const [user, emails] = await Promise.all([askGitHub("/user", tokens.access_token), askGitHub("/user/emails", tokens.access_token)]);
        const listed = Array.isArray(emails) ? (emails as { email?: unknown; primary?: unknown; verified?: unknown }[]) : [];
        const primary = listed.find((entry) => entry.primary === true);
        const { id, login, name } = user as { id?: unknown; login?: unknown; name?: unknown };
        const claims = {
          sub: typeof id === "number" ? String(id) : "",
          name: text(name) || text(login),
          email: text(primary?.email),
          email_verified: primary?.verified === true,
        };
        return claims satisfies Profile;
      },
    },
    profile: (claims) => ({ id: text(claims["sub"]) }),
  };
}

async function askGitHub(path: string, token: string | undefined): Promise<unknown> {
  const headers = { authorization: `Bearer ${token ?? ""}`, accept: "application/vnd.github+json", "user-agent": "Muniment" };
  const response = await fetch(`${GITHUB}${path}`, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${path}`);
  return response.json();
}

/** Null when the provider left out who it is. */
export function readArrival(providerId: string, claims: Claims): OAuthArrival | null {
  const provider = configuredProviders().find(({ id }) => id === providerId)?.id;
  const sub = text(claims["sub"]);
  if (!provider || !sub || sub.length > 255) return null;
  // Issuers number their people each in their own way: after a change of the setting the same number is somebody else.
  const subject = provider === "oidc" || provider === "microsoft" ? `${text(claims["iss"])} ${sub}` : sub;
  const email = text(claims["email"]).trim().toLowerCase();
  // Entra lets a directory's administrator write any address into `email`; only `xms_edov` says that the domain is theirs.
  const vouched = provider === "microsoft" ? claims["xms_edov"] : claims["email_verified"];
  const emailVerified = email !== "" && [true, "true", 1, "1"].some((yes) => yes === vouched);
  return { provider, subject, name: text(claims["name"]) || text(claims["preferred_username"]), email: email || null, emailVerified };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
