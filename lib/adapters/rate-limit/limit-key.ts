import "server-only";
import { createHmac } from "node:crypto";
import { isIPv6 } from "node:net";
import { env } from "@/lib/kernel/env";

/** The table holds neither e-mails nor addresses, and whoever reads it cannot try them out either. */
export function hashedKey(key: string): string {
  return createHmac("sha256", env().NEXTAUTH_SECRET ?? "muniment")
    .update(key)
    .digest("base64url")
    .slice(0, 32);
}

/** Whom a limit per address counts: an IPv6 visitor has a whole /64 to choose from. Unknown addresses count together. */
export function addressKey(ip: string | null): string {
  if (!ip || !isIPv6(ip)) return ip ?? "unknown";
  const [head = "", tail = ""] = ip.split("::");
  const left = head ? head.split(":") : [];
  const right = tail ? tail.split(":") : [];
  const missing = ip.includes("::") ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0") : [];
  const groups = [...left, ...missing, ...right].slice(0, 4).map((group) => parseInt(group, 16).toString(16));
  return `${groups.join(":")}::/64`;
}
