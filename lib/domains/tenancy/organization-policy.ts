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
  const [address = "", length, rest] = text.trim().split("/");
  const version = isIP(address);
  if (version === 0 || rest !== undefined) return null;
  const bits = version === 4 ? 32 : 128;
  const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) : NaN;
  return prefix >= 0 && prefix <= bits ? { address, prefix, family: version === 4 ? "ipv4" : "ipv6" } : null;
}

function matches(ranges: string[], address: string): boolean {
  // An IPv4 visitor of an IPv6 socket.
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const version = isIP(plain);
  if (version === 0) return false;
  const list = new BlockList();
  for (const range of ranges) {
    const parsed = parseRange(range);
    if (parsed) list.addSubnet(parsed.address, parsed.prefix, parsed.family);
  }
  return list.check(plain, version === 4 ? "ipv4" : "ipv6");
}
