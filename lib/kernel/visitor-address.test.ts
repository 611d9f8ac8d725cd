import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetEnv } from "./env";
import { plainAddress, visitorAddress } from "./visitor-address";

const WRITTEN = Symbol.for("muniment.addresses");
const ours = (on: boolean) => Object.assign(globalThis, { [WRITTEN]: on });

function behindProxy(trusted: boolean): void {
  process.env["TRUST_PROXY"] = String(trusted);
  forgetEnv();
}

beforeEach(() => {
  ours(true);
  behindProxy(false);
});
afterEach(() => {
  ours(false);
  behindProxy(false);
});

const FORGED = {
  "x-forwarded-for": "10.9.9.9",
  "x-real-ip": "10.9.9.8",
  forwarded: "for=10.9.9.7",
  "cf-connecting-ip": "10.9.9.6",
  "true-client-ip": "10.9.9.5",
};

describe("the visitor's address", () => {
  it("is the socket's, whatever the client says of himself", () => {
    expect(visitorAddress(new Headers({ ...FORGED, "x-muniment-address": "192.0.2.7" }))).toBe("192.0.2.7");
    expect(visitorAddress(new Headers(FORGED))).toBeNull();
  });

  it("is unknown under a server that is not ours, where anybody could have written the header", () => {
    ours(false);
    expect(visitorAddress(new Headers({ "x-muniment-address": "10.9.9.9" }))).toBeNull();
  });

  it("is the entry that the trusted proxy wrote, which is the last", () => {
    behindProxy(true);
    const at = (forwarded: string) => visitorAddress(new Headers({ "x-forwarded-for": forwarded, "x-muniment-address": "127.0.0.1" }));
    expect(at("198.51.100.4")).toBe("198.51.100.4");
    expect(at("10.9.9.9, 127.0.0.1, 198.51.100.4")).toBe("198.51.100.4");
    expect(at("10.9.9.9, unknown")).toBeNull();
    expect(visitorAddress(new Headers({ "x-muniment-address": "127.0.0.1" }))).toBe("127.0.0.1");
  });
});

it.each([
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["::FFFF:192.0.2.1", "192.0.2.1"],
  ["192.0.2.1:4711", "192.0.2.1"],
  ["[2001:DB8::1]:443", "2001:db8::1"],
  ["[2001:db8::1]", "2001:db8::1"],
  [" 2001:db8::1 ", "2001:db8::1"],
  ["fe80::1%eth0", "fe80::1"],
  ["", null],
  ["localhost", null],
  ["192.0.2.300", null],
  ["_hidden", null],
])("%j is %j", (text, address) => expect(plainAddress(text)).toBe(address));
