import "server-only";
import { BlockList, isIP } from "node:net";
import { AppError } from "@/lib/kernel/app-error";

interface AddressRules {
  ip_allow: string[];
  ip_deny: string[];
}

/** Denied ranges win over allowed ones; without an allow-list every other address may come. An unknown address passes neither. */
export function isAddressAllowed(rules: AddressRules, address: string | null): boolean {
  if (rules.ip_allow.length === 0 && rules.ip_deny.length === 0) return true;
  if (address === null) return false;
  if (matches(rules.ip_deny, address)) return false;
  return rules.ip_allow.length === 0 || matches(rules.ip_allow, address);
}

export function assertAddressAllowed(rules: AddressRules, address: string | null): void {
  if (isAddressAllowed(rules, address)) return;
  throw new AppError("address_refused", { userMessage: "Your organization does not allow access from this network address. Use an allowed network or ask an administrator." });
}

export function assertSecondFactor(rules: { second_factor_required: boolean }, user: { secondFactorAt: Date | null }): void {
  if (!rules.second_factor_required || user.secondFactorAt) return;
  throw new AppError("second_factor_required", { userMessage: "This organization requires a second factor. Set one up under Your account, Security, or sign in with yours." });
}

/** "203.0.113.7" or "2001:db8::/32", as one range; null when it is neither. */
export function parseRange(text: string): { address: string; prefix: number; family: "ipv4" | "ipv6" } | null {
  const [given = "", length, rest] = text.trim().split("/");
  // An IPv4 range in IPv6 clothes: visitors come without them.
  const mapped = MAPPED.exec(given)?.[1];
  const address = mapped ?? given;
  const version = isIP(address);
  if (version === 0 || rest !== undefined) return null;
  const bits = version === 4 ? 32 : 128;
  const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) - (mapped ? 96 : 0) : NaN;
  return prefix >= 0 && prefix <= bits ? { address, prefix, family: version === 4 ? "ipv4" : "ipv6" } : null;
}

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const MANY = 1_000;
const lists = new Map<string, BlockList>();

/** Organizations' lists stay the same from request to request. */
function listOf(ranges: string[]): BlockList {
  const key = ranges.join(" ");
  const known = lists.get(key);
  if (known) return known;
  const list = new BlockList();
  for (const range of ranges) {
    const parsed = parseRange(range);
    if (parsed) list.addSubnet(parsed.address, parsed.prefix, parsed.family);
  }
  if (lists.size >= MANY) lists.clear();
  lists.set(key, list);
  return list;
}

function matches(ranges: string[], address: string): boolean {
  // An IPv4 visitor of an IPv6 socket.
  const plain = MAPPED.exec(address)?.[1] ?? address;
  const version = isIP(plain);
  return version !== 0 && listOf(ranges).check(plain, version === 4 ? "ipv4" : "ipv6");
}
