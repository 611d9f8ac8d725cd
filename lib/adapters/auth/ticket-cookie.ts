import "server-only";
import { appUrl } from "@/lib/kernel/env";

const SECONDS = 300;

function name(): string {
  return appUrl().startsWith("https://") ? "__Host-muniment.ticket" : "muniment.ticket";
}

/**
 * `set-cookie` of an answer that sends the browser to /sign-in?ticket=1 to finish a sign-in begun elsewhere. In the address the
 * ticket could be handed to somebody else's browser, which would then be signed in to the wrong account.
 */
export function ticketCookie(ticket: string): string {
  return `${name()}=${ticket}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${SECONDS}${appUrl().startsWith("https://") ? "; Secure" : ""}`;
}

export function readTicketCookie(headers: Headers): string {
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const [key = "", value = ""] = pair.trim().split("=");
    if (key === name()) return value;
  }
  return "";
}
