import { getToken } from "next-auth/jwt";
import { type NextRequest, NextResponse } from "next/server";
import { appUrl, env } from "@/lib/kernel/env";
import { contentSecurityPolicy } from "./content-security-policy";

const PUBLIC_PAGES = new Set(["/", "/sign-in", "/sign-up", "/forgot-password", "/account-deleted", "/address-refused"]);
/** Their addresses hold a token: nobody else learns them, and no cache keeps them. */
const TOKEN_PAGES = ["/sign-up/confirm/", "/reset-password/", "/verify-email/", "/change-email/", "/invitation/", "/s/"];
const PUBLIC_PREFIXES = ["/api/", "/docs/", "/embed/", ...TOKEN_PAGES];
/** What pages may ask the browser for: passkeys, and nothing else. */
const PERMISSIONS = [
  ...["camera", "microphone", "geolocation", "payment", "usb", "serial", "hid", "midi", "display-capture"].map((name) => `${name}=()`),
  ...["publickey-credentials-get", "publickey-credentials-create", "clipboard-write"].map((name) => `${name}=(self)`),
].join(", ");
/** Seconds after which the memberships in a token may be stale enough to read them again. */
const STALE_AFTER = 5;

/** The coarse first gate: session present and unexpired, slug among the token's memberships. Authority is the context, later. */
export async function gate(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  const isPublic = PUBLIC_PAGES.has(pathname) || PUBLIC_PREFIXES.some((prefix) => pathname.startsWith(prefix));
  const refusal = isPublic ? null : await refuse(request);
  if (refusal) return refusal;
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy(nonce, env().NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set("x-request-id", crypto.randomUUID());
  const response = NextResponse.next({ request: { headers } });
  // Routes say themselves what their answers may do, above all those that serve what people uploaded.
  if (!pathname.startsWith("/api/")) response.headers.set("content-security-policy", policy);
  secured(response);
  if (!TOKEN_PAGES.some((prefix) => pathname.startsWith(prefix))) return response;
  response.headers.set("referrer-policy", "no-referrer");
  response.headers.set("cache-control", "private, no-store");
  response.headers.set("x-robots-tag", "noindex, nofollow");
  return response;
}

async function refuse(request: NextRequest): Promise<NextResponse | null> {
  const { pathname, search } = request.nextUrl;
  const secure = appUrl().startsWith("https://");
  const token = await getToken({ req: request, secret: env().NEXTAUTH_SECRET, secureCookie: secure });
  if (!token?.sub) return secured(redirectTo(`/sign-in?next=${encodeURIComponent(pathname + search)}`, request));
  const age = Date.now() / 1000 - Number(token["at"] ?? 0);
  const refresh = secured(redirectTo(`/api/auth/refresh?to=${encodeURIComponent(pathname + search)}`, request));
  // Only where a person goes somewhere: a fetch in the background could not follow, and another navigation comes.
  if (age > env().SESSION_ROTATE_MINUTES * 60 && request.method === "GET" && request.headers.get("sec-fetch-dest") === "document") return refresh;
  const [, organization, workspace] = pathname.split("/");
  // The pages of a whole organization ask the database.
  if (!organization || !workspace || workspace === "settings" || organization === "account" || organization === "ops") return null;
  const places = Array.isArray(token["workspaces"]) ? (token["workspaces"] as string[]) : [];
  if (places.includes(`${organization}/${workspace}`) || places.includes("*")) return null;
  // The page itself answers 404 for a stranger's workspace; a fresh token has nothing more to learn.
  return age > STALE_AFTER ? refresh : null;
}

/** Next wants the whole address here and sends the path alone, so that no Host header decides where people go. */
function redirectTo(path: string, request: NextRequest): NextResponse {
  const location = new URL(path, request.url).href;
  return new NextResponse(null, { status: 307, headers: { location, "cache-control": "no-store" } });
}

function secured(response: NextResponse): NextResponse {
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("x-frame-options", "DENY");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("cross-origin-resource-policy", "same-origin");
  response.headers.set("permissions-policy", PERMISSIONS);
  if (appUrl().startsWith("https://")) response.headers.set("strict-transport-security", "max-age=31536000");
  return response;
}
