import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ed25519 } from "@noble/curves/ed25519.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { base58 } from "@scure/base";
import { afterEach, describe, expect, it } from "vitest";
import { forgetEnv } from "@/lib/kernel/env";
import { cosmosWallet, evmWallet, solanaWallet, type TestWallet } from "@/scripts/test/wallet-fixture";
import { COSMOS, cosmosAddress, verifyCosmos } from "./cosmos";
import { ETHEREUM, evmAddress, verifyEvm } from "./evm";
import type { WalletVerdict } from "./message-claims";
import { type SignInMessage, writeSignInMessage } from "./sign-in-message";
import { SOLANA, solanaAddress, verifySolana } from "./solana";

const NOW = new Date("2026-03-01T10:01:00Z");
const expected = {
  domain: "room.example",
  origin: "https://room.example",
  nonce: "abcdef0123456789",
  now: NOW,
  issuedBy: new Date("2026-03-01T10:02:00Z"),
};
const DIALECTS = { evm: ETHEREUM, solana: SOLANA, cosmos: COSMOS };

function messageFor(wallet: TestWallet, changes: Partial<SignInMessage> = {}): string {
  const times = { issuedAt: "2026-03-01T10:00:00Z", expirationTime: "2026-03-01T10:05:00Z" };
  const message = {
    domain: "room.example",
    address: wallet.address,
    uri: "https://room.example",
    version: "1",
    chainId: "1",
    nonce: expected.nonce,
    ...times,
    ...changes,
  };
  return writeSignInMessage({ statement: "Sign in.", ...message }, DIALECTS[wallet.chain]);
}

type Proof = Awaited<ReturnType<TestWallet["sign"]>>;
async function verify(wallet: TestWallet, proof: Proof): Promise<WalletVerdict> {
  if (wallet.chain === "evm") return verifyEvm(proof, expected);
  if (wallet.chain === "solana") return verifySolana(proof, expected);
  return verifyCosmos({ publicKey: "", ...proof }, { ...expected, prefix: "cosmos" });
}

const wallets = [evmWallet, solanaWallet, cosmosWallet].map((make) => [make().chain, () => make()] as const);

describe.each(wallets)("a wallet of %s", (_, make) => {
  it("proves its address", async () => {
    const wallet = make();
    expect(await verify(wallet, await wallet.sign(messageFor(wallet)))).toEqual({
      ok: true,
      address: wallet.address,
      subject: wallet.address,
    });
  });

  it.each([
    ["another site", { domain: "evil.example" }, "domain"],
    ["a site that only begins alike", { domain: "room.example.evil.example" }, "domain"],
    ["another origin", { uri: "https://evil.example/" }, "origin"],
    ["a user name posing as the site", { uri: "https://room.example@evil.example" }, "origin"],
    ["another port", { uri: "https://room.example:444" }, "origin"],
    ["an open line", { uri: "http://room.example" }, "origin"],
    ["another nonce", { nonce: "0123456789abcdef" }, "nonce"],
    ["a nonce in capitals", { nonce: "ABCDEF0123456789" }, "nonce"],
    ["the future", { issuedAt: "2026-03-01T10:03:00Z" }, "not-yet-valid"],
    ["later", { notBefore: "2026-03-01T10:01:01Z" }, "not-yet-valid"],
    ["the past", { expirationTime: "2026-03-01T10:01:00Z" }, "expired"],
  ] as const)("signing for %s is refused", async (_name, changes, reason) => {
    const wallet = make();
    expect(await verify(wallet, await wallet.sign(messageFor(wallet, changes)))).toEqual({ ok: false, reason });
  });

  it("does not sign for another's address, nor another text", async () => {
    const [wallet, other] = [make(), make()];
    const refused = { ok: false };
    expect(await verify(wallet, await other.sign(messageFor(wallet)))).toMatchObject(refused);
    const proof = await wallet.sign(messageFor(wallet));
    expect(await verify(wallet, { ...proof, message: proof.message.replace("Sign in.", "Sign in!") })).toMatchObject(refused);
    expect(await verify(wallet, { ...proof, message: proof.message.replace(wallet.address, other.address) })).toMatchObject(refused);
    for (const signature of [
      "",
      "0x",
      "x",
      proof.signature.slice(0, -2),
      `${proof.signature}00`,
      "1".repeat(64),
      "A".repeat(88),
      `0x${"0".repeat(130)}`,
    ]) {
      expect(await verify(wallet, { ...proof, signature })).toMatchObject(refused);
    }
  });
});

describe("signatures that are only nearly right", () => {
  it("EVM: the other s, a strange recovery byte, the compact form", async () => {
    const wallet = evmWallet();
    const proof = await wallet.sign(messageFor(wallet));
    const s = BigInt(`0x${proof.signature.slice(66, 130)}`);
    const v = Number.parseInt(proof.signature.slice(130), 16);
    const other = (secp256k1.Point.CURVE().n - s).toString(16).padStart(64, "0");
    for (const signature of [
      `${proof.signature.slice(0, 66)}${other}${v === 27 ? "1c" : "1b"}`,
      `${proof.signature.slice(0, 130)}25`,
      proof.signature.slice(0, 130),
    ]) {
      expect(await verifyEvm({ ...proof, signature }, expected)).toEqual({ ok: false, reason: "no-contract-wallets" });
    }
    const zeroBased = `${proof.signature.slice(0, 130)}${v === 27 ? "00" : "01"}`;
    expect(await verifyEvm({ ...proof, signature: zeroBased }, expected)).toMatchObject({ ok: true });
  });

  it("Solana: S beyond the order, a key of small order that verifies anything", () => {
    const { secretKey, publicKey } = ed25519.keygen();
    const message = messageFor({ chain: "solana", address: base58.encode(publicKey), sign: () => Promise.reject(new Error()) });
    const signature = ed25519.sign(Buffer.from(message), secretKey);
    expect(verifySolana({ message, signature: base58.encode(signature) }, expected)).toMatchObject({ ok: true });
    let s = BigInt(`0x${Buffer.from(signature.slice(32).reverse()).toString("hex")}`) + ed25519.Point.CURVE().n;
    const bytes = Buffer.from(signature);
    for (let index = 32; index < 64; index += 1, s >>= 8n) bytes[index] = Number(s & 0xffn);
    expect(verifySolana({ message, signature: base58.encode(bytes) }, expected)).toEqual({ ok: false, reason: "signature" });
    const identity = Buffer.alloc(32);
    identity[0] = 1;
    const anything = messageFor({ chain: "solana", address: base58.encode(identity), sign: () => Promise.reject(new Error()) });
    expect(verifySolana({ message: anything, signature: base58.encode(Buffer.concat([identity, Buffer.alloc(32)])) }, expected)).toEqual({
      ok: false,
      reason: "signature",
    });
  });

  it("Cosmos: the other s, another key, a key that is no point, another chain's prefix", async () => {
    const wallet = cosmosWallet();
    const proof = await wallet.sign(messageFor(wallet));
    const publicKey = proof.publicKey ?? "";
    const bytes = Buffer.from(proof.signature, "base64");
    const s = secp256k1.Point.CURVE().n - BigInt(`0x${bytes.subarray(32).toString("hex")}`);
    const malleated = Buffer.concat([bytes.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, "0"), "hex")]).toString("base64");
    const claims = { ...expected, prefix: "cosmos" };
    expect(verifyCosmos({ ...proof, publicKey, signature: malleated }, claims)).toEqual({ ok: false, reason: "signature" });
    expect(verifyCosmos({ ...proof, publicKey: (await cosmosWallet().sign("x")).publicKey ?? "" }, claims)).toEqual({
      ok: false,
      reason: "signature",
    });
    expect(verifyCosmos({ ...proof, publicKey: Buffer.alloc(33, 5).toString("base64") }, claims)).toEqual({
      ok: false,
      reason: "signature",
    });
    expect(verifyCosmos({ ...proof, publicKey }, { ...claims, prefix: "osmo" })).toEqual({ ok: false, reason: "malformed" });
    const osmo = cosmosWallet("osmo");
    expect(verifyCosmos({ publicKey: "", ...(await osmo.sign(messageFor(osmo))) }, claims)).toEqual({ ok: false, reason: "malformed" });
    expect(verifyCosmos({ publicKey: "", ...(await osmo.sign(messageFor(osmo))) }, { ...claims, prefix: "osmo" })).toMatchObject({
      ok: true,
    });
  });
});

it("takes addresses in one form alone", () => {
  const { address } = evmWallet();
  expect(evmAddress(address.toLowerCase())).toBe(address);
  expect(evmAddress(`0x${address.slice(2).toUpperCase()}`)).toBe(address);
  const wrongCase = `0x${[...address.slice(2)].map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase())).join("")}`;
  for (const wrong of [wrongCase, address.slice(0, -1), `${address}0`, ` ${address}`, address.slice(2), "0x", ""])
    expect(evmAddress(wrong)).toBeNull();
  const solana = solanaWallet().address;
  expect(solanaAddress(solana)).toBe(solana);
  for (const wrong of [`1${solana}`, `${solana} `, solana.slice(3), "0".repeat(44), "O".repeat(44)])
    expect(solanaAddress(wrong)).toBeNull();
  const cosmos = cosmosWallet().address;
  expect(cosmosAddress(cosmos, "cosmos")).toBe(cosmos);
  for (const wrong of [cosmos.toUpperCase(), `${cosmos}q`, cosmos.replace("cosmos1", "osmo1"), cosmosWallet("osmo").address])
    expect(cosmosAddress(wrong, "cosmos")).toBeNull();
});

describe("a contract wallet", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
    delete process.env["EVM_RPC_URL"];
    forgetEnv();
  });

  /** Answers as a chain would whose contract takes signatures that end with 77. */
  async function startChain(chain: string, code = "0x6001"): Promise<void> {
    server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on("data", (piece: Buffer) => pieces.push(piece));
      request.on("end", () => {
        const call = JSON.parse(Buffer.concat(pieces).toString()) as { id: number; method: string; params: [{ data?: string }] };
        const magic =
          call.method === "eth_call" && call.params[0].data?.startsWith("0x1626ba7e") && call.params[0].data.includes("77".repeat(70));
        const result =
          call.method === "eth_chainId"
            ? chain
            : call.method === "eth_getCode"
              ? code
              : `${magic ? "0x1626ba7e" : "0xffffffff"}${"0".repeat(56)}`;
        response.end(JSON.stringify({ jsonrpc: "2.0", id: call.id, result }));
      });
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    process.env["EVM_RPC_URL"] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    forgetEnv();
  }
  const wallet = evmWallet();
  const proof = { message: messageFor(wallet), signature: `0x${"77".repeat(70)}` };

  it("is asked on its own chain, and known by chain and address", async () => {
    expect(await verifyEvm(proof, expected)).toEqual({ ok: false, reason: "no-contract-wallets" });
    await startChain("0x1");
    expect(await verifyEvm(proof, expected)).toEqual({ ok: true, address: wallet.address, subject: `1:${wallet.address}` });
    expect(await verifyEvm({ ...proof, signature: `0x${"78".repeat(70)}` }, expected)).toEqual({ ok: false, reason: "signature" });
  });

  it("of another chain, without code, or out of reach is refused", async () => {
    await startChain("0x89");
    expect(await verifyEvm(proof, expected)).toEqual({ ok: false, reason: "signature" });
    server?.close();
    await startChain("0x1", "0x");
    expect(await verifyEvm(proof, expected)).toEqual({ ok: false, reason: "signature" });
    process.env["EVM_RPC_URL"] = "http://127.0.0.1:1";
    forgetEnv();
    expect(await verifyEvm(proof, expected)).toEqual({ ok: false, reason: "chain-unreachable" });
  });
});
