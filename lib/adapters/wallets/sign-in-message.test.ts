import { describe, expect, it } from "vitest";
import { evmWallet } from "@/scripts/test/wallet-fixture";
import { ETHEREUM } from "./evm";
import { isUri, readDateTime } from "./message-grammar";
import { parseSignInMessage, type SignInMessage, writeSignInMessage } from "./sign-in-message";
import { SOLANA } from "./solana";

const address = evmWallet().address;
const FIELDS: SignInMessage = {
  domain: "room.example:8443",
  address,
  statement: "Sign in, please.",
  uri: "https://room.example:8443",
  version: "1",
  chainId: "1",
  nonce: "abcdef0123456789",
  issuedAt: "2026-03-01T10:00:00.000Z",
  expirationTime: "2026-03-01T10:05:00.000Z",
};
const text = writeSignInMessage(FIELDS, ETHEREUM);

describe("a sign-in message", () => {
  it("is read back as it was written", () => {
    expect(parseSignInMessage(text, ETHEREUM)).toEqual(FIELDS);
    const { statement: _statement, ...plain } = FIELDS;
    expect(parseSignInMessage(writeSignInMessage(plain, ETHEREUM), ETHEREUM)).toEqual(plain);
    const full = {
      ...plain,
      notBefore: "2026-03-01T10:00:00+01:00",
      requestId: "a%20b",
      resources: ["ipfs://abc", "https://x.example/?q=1#top"],
    };
    expect(parseSignInMessage(writeSignInMessage(full, ETHEREUM), ETHEREUM)).toEqual(full);
  });

  it.each([
    ["carriage returns", text.replaceAll("\n", "\r\n")],
    ["a line break at the end", `${text}\n`],
    ["a blank at the end", `${text} `],
    ["a blank before a value", text.replace("Nonce: ", "Nonce:  ")],
    ["another blank", text.replace("Version: 1", "Version:\u00a01")],
    ["a letter that looks alike", text.replace("room.example:8443 wants", "rооm.example:8443 wants")],
    ["a zero-width letter", text.replace("room", "ro\u200bom")],
    ["text turned round", text.replace("Sign in", "\u202eSign in")],
    ["a byte order mark", `\ufeff${text}`],
    ["a field twice", text.replace("Version: 1", "Version: 1\nVersion: 1")],
    ["a field that nobody knows", text.replace("Version: 1", "Version: 1\nAdmin: yes")],
    ["a statement of two lines", text.replace("Sign in, please.", "Sign in,\nplease.")],
    ["fields posing as a statement", text.replace("Sign in, please.", "ok\n\nURI: https://evil.example")],
    ["the address in small letters", text.replace(address, address.toLowerCase())],
    ["another chain's words", text.replace("Ethereum", "Solana")],
    ["a short nonce", text.replace("abcdef0123456789", "abc")],
    ["a nonce with signs", text.replace("abcdef0123456789", "abcdef-0123456789")],
    ["a version with a blank", text.replace("Version: 1", "Version: 1 ")],
    ["version 2", text.replace("Version: 1", "Version: 2")],
    ["a chain with a sign", text.replace("Chain ID: 1", "Chain ID: -1")],
    ["Arabic digits", text.replace("Chain ID: 1", "Chain ID: ١")],
    ["5,000 letters", text.replace("Sign in", "S".repeat(5000))],
    ["a wrong resource", `${text}\nResources:\n- not a uri`],
    ["nothing", ""],
  ])("with %s is none", (_, changed) => expect(parseSignInMessage(changed, ETHEREUM)).toBeNull());

  it("never writes what it would not read", () => {
    for (const change of [
      { domain: "a b" },
      { statement: "two\nlines" },
      { nonce: "short" },
      { uri: "nowhere" },
      { issuedAt: "yesterday" },
      { domain: "" },
      { version: "1\nAdmin: yes" },
    ]) {
      expect(() => writeSignInMessage({ ...FIELDS, ...change }, ETHEREUM)).toThrow(/grammar/);
    }
  });

  it("of one wallet is nothing for another", () => expect(parseSignInMessage(text, SOLANA)).toBeNull());
});

it.each(["https://a.example", "https://[::1]:3000/x", "ipfs://abc", "urn:isbn:1", "https://a.example/?a=b#c"])("%s is an address", (uri) =>
  expect(isUri(uri)).toBe(true),
);
it.each(["", "a.example", ":x", "https://a b", "https://[::zz]", "https://a.example/%zz", "https://a.example/é", "https://a.example\\@b"])(
  "%j is none",
  (uri) => expect(isUri(uri)).toBe(false),
);

it.each(["2026-02-28T23:59:59Z", "2024-02-29T00:00:00.123456Z", "2026-03-01T10:00:00-02:00"])("%s is a moment", (date) =>
  expect(readDateTime(date)).toBeInstanceOf(Date),
);
it.each([
  "2026-02-29T00:00:00Z",
  "2026-13-01T00:00:00Z",
  "2026-01-01",
  "2026-01-01T24:00:00Z",
  "2026-01-01T00:60:00Z",
  "2026-01-01 00:00:00Z",
  "2026-01-01T00:00:00",
  "2026-01-01T00:00:00+24:00",
  "1",
])("%s is none", (date) => expect(readDateTime(date)).toBeNull());
