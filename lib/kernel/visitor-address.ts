import "server-only";
import { isIP } from "node:net";
import { env } from "./env";

/** Written by our own web server from the socket, over whatever the client sent (scripts/launcher/guarded-http.mjs). */
const SOCKET_HEADER = "x-muniment-address";
const WRITTEN = Symbol.for("muniment.addresses");

/**
 * Who asks: the other end of the socket or, behind the operator's own proxy, the last entry of X-Forwarded-For, which that
 * proxy wrote. Entries before it are the client's word and are never read. Null when it cannot be known.
 */
export function visitorAddress(headers: Headers): string | null {
  const socket = (globalThis as Record<symbol, unknown>)[WRITTEN] === true ? headers.get(SOCKET_HEADER) : null;
  const forwarded = env().TRUST_PROXY ? headers.get("x-forwarded-for")?.split(",").at(-1) : undefined;
  return plainAddress(forwarded ?? socket ?? "");
}

/** "::ffff:192.0.2.1", "192.0.2.1:4711", "[2001:db8::1]:443" and "fe80::1%eth0" in one form; null for what is no address. */
export function plainAddress(text: string): string | null {
  const trimmed = text.trim();
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed)?.[1] ?? /^([\d.]+):\d+$/.exec(trimmed)?.[1] ?? trimmed;
  const unzoned = bare.replace(/%.*$/, "").toLowerCase();
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(unzoned)?.[1] ?? unzoned;
  return isIP(plain) === 0 ? null : plain;
}
