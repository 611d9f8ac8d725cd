import "server-only";
import { lookup as systemLookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { env } from "@/lib/kernel/env";

/** The address was given by somebody of an organization and leads into the installation's own network. */
export class AddressRefusedError extends Error {
  override readonly name = "AddressRefusedError";
}

/** What is not reachable from everywhere: IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890 and its updates). */
const RANGES: readonly [string, number, "ipv4" | "ipv6"][] = [
  ["0.0.0.0", 8, "ipv4"], ["10.0.0.0", 8, "ipv4"], ["100.64.0.0", 10, "ipv4"], ["127.0.0.0", 8, "ipv4"], ["169.254.0.0", 16, "ipv4"],
  ["172.16.0.0", 12, "ipv4"], ["192.0.0.0", 24, "ipv4"], ["192.0.2.0", 24, "ipv4"], ["192.168.0.0", 16, "ipv4"], ["198.18.0.0", 15, "ipv4"],
  ["198.51.100.0", 24, "ipv4"], ["203.0.113.0", 24, "ipv4"], ["224.0.0.0", 4, "ipv4"], ["240.0.0.0", 4, "ipv4"],
  ["::", 127, "ipv6"], ["64:ff9b::", 96, "ipv6"], ["64:ff9b:1::", 48, "ipv6"], ["100::", 64, "ipv6"], ["2001::", 23, "ipv6"], ["2001:db8::", 32, "ipv6"],
  ["2002::", 16, "ipv6"], ["fc00::", 7, "ipv6"], ["fe80::", 10, "ipv6"], ["fec0::", 10, "ipv6"], ["ff00::", 8, "ipv6"],
]; // prettier-ignore

const inside = new BlockList();
for (const [address, bits, family] of RANGES) inside.addSubnet(address, bits, family);
/** Where clouds hand out the machine's own credentials: “*” does not open it. */
const credentials = new BlockList();
credentials.addSubnet("169.254.0.0", 16, "ipv4");
credentials.addSubnet("fe80::", 10, "ipv6");
for (const address of ["100.100.100.200", "192.0.0.192"]) credentials.addAddress(address, "ipv4");
credentials.addAddress("fd00:ec2::254", "ipv6");

const family = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");
/** As URL writes it, without the brackets and a name's last dot. */
const bare = (hostname: string) => hostname.replace(/^\[|\]$/gu, "").replace(/\.$/u, "").toLowerCase();

/** Whether the operator named this host (with or without its port) in MODEL_PRIVATE_HOSTS. */
function isNamed(url: URL): boolean {
  const host = bare(url.hostname);
  return env().MODEL_PRIVATE_HOSTS.some((entry) => entry === host || entry === `${host}:${url.port}`);
}

function mayReach(address: string, url: URL): boolean {
  if (!inside.check(address, family(address)) || isNamed(url)) return true;
  return env().MODEL_PRIVATE_HOSTS.includes("*") && !credentials.check(address, family(address));
}

/**
 * Before an address that an organization gave is stored or called.
 * @throws AddressRefusedError for private addresses the operator has not named, and for public ones without TLS.
 */
export function assertOutside(url: URL): void {
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new AddressRefusedError("Only https:// and http:// addresses can be called.");
  if (url.username || url.password) throw new AddressRefusedError("Leave name and password out of the address.");
  const host = bare(url.hostname);
  const literal = isIP(host) !== 0;
  const local = literal ? inside.check(host, family(host)) : /(?:^|\.)(?:localhost|local|internal|intranet|home\.arpa)$/u.test(host) || !host.includes(".");
  const allowed = literal ? mayReach(host, url) : !local || isNamed(url) || env().MODEL_PRIVATE_HOSTS.includes("*");
  if (!allowed) throw new AddressRefusedError("This address lies in a private network. The installation's operator can allow it in MODEL_PRIVATE_HOSTS.");
  if (url.protocol === "http:" && !local && !isNamed(url)) throw new AddressRefusedError("Use https:// here: the key and your documents would travel unencrypted.");
}

/**
 * A resolver for one address that answers with outside addresses only. The connection goes to what was checked, so that a name
 * which resolves differently the second time gains nothing.
 */
export function outsideLookup(url: URL, lookup: typeof systemLookup = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      const refused = addresses.find(({ address }) => !mayReach(address, url));
      const [first] = addresses;
      if (refused || !first) return callback(new AddressRefusedError("The address leads into a private network."), "", 0);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
