import "server-only";
import { appUrl } from "@/lib/kernel/env";

/** After that a visitor passes the gates anew, whatever his browser kept. */
export const VISIT_SECONDS = 30 * 86_400;

const secure = () => appUrl().startsWith("https://");

/** Of the link's id the random end: links made within a minute begin alike. */
const cookieName = (linkId: string) => `${secure() ? "__Host-" : ""}muniment.visit.${linkId.slice(-12)}`;

/** One visit per browser and link. */
export function visitCookie(linkId: string, secret: string) {
  return { name: cookieName(linkId), value: secret, path: "/", httpOnly: true, sameSite: "lax" as const, maxAge: VISIT_SECONDS, secure: secure() };
}

export function readVisitCookie(headers: Headers, linkId: string): string | null {
  const name = `${cookieName(linkId)}=`;
  const pair = (headers.get("cookie") ?? "").split(";").find((part) => part.trim().startsWith(name));
  return pair ? pair.trim().slice(name.length) : null;
}
