import "server-only";
import { appUrl } from "@/lib/kernel/env";

const SECONDS = 600;

const secure = () => appUrl().startsWith("https://");
const cookieName = () => (secure() ? "__Host-muniment.link" : "muniment.link");

/** Goes with the browser to the provider and back: what comes back is to be linked, not signed in. */
export function linkCookie(token: string) {
  return { name: cookieName(), value: token, path: "/", httpOnly: true, sameSite: "lax" as const, maxAge: SECONDS, secure: secure() };
}

/** `set-cookie` that ends it. */
export function endedLinkCookie(): string {
  return `${cookieName()}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure() ? "; Secure" : ""}`;
}

export function readLinkCookie(headers: Headers): string | null {
  return cookiesOf(headers)[cookieName()] || null;
}

/** Where the browser wanted to go when it left for the provider; next-auth has checked that it is a place of ours. */
export function readCallbackPath(headers: Headers): string {
  const value = cookiesOf(headers)[`${secure() ? "__Secure-" : ""}next-auth.callback-url`] ?? "";
  try {
    const { pathname, search } = new URL(decodeURIComponent(value), appUrl());
    return pathname + search;
  } catch {
    return "/";
  }
}

function cookiesOf(headers: Headers): Record<string, string> {
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
}
