import { afterEach, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { isPlaceholderEmail } from "@/lib/domains/identity/linking/policy";
import { listIdentities } from "@/lib/domains/identity/linking/queries";
import { redeemTicket } from "@/lib/domains/identity/sign-in/commands/redeem-ticket";
import type { UserContext } from "@/lib/kernel/context";
import { forgetEnv } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { accountEvents, addTotp, codeOf, createPerson, FACTS, signedIn } from "@/scripts/test/person-fixture";
import { cosmosWallet, evmWallet, solanaWallet, TEST_WALLETS, type TestWallet } from "@/scripts/test/wallet-fixture";
import { createLinkChallenge } from "./commands/create-link-challenge";
import { createWalletChallenge } from "./commands/create-wallet-challenge";
import { linkWallet } from "./commands/link-wallet";
import { signInWithWallet } from "./commands/sign-in-with-wallet";

provideTestDatabase();
process.env["RATE_LIMITS"] = "off";

afterEach(() => {
  for (const name of ["SIGN_UP", "APP_URL", "COSMOS_PREFIX"]) delete process.env[name];
  forgetEnv();
});

const asked = async (wallet: TestWallet) =>
  (await createWalletChallenge.execute(FACTS, { chain: wallet.chain, address: wallet.address })).message;
const signIn = async (wallet: TestWallet) => signInWithWallet.execute(FACTS, await wallet.sign(await asked(wallet)));
async function link(ctx: UserContext, wallet: TestWallet) {
  const { message } = await createLinkChallenge.execute(ctx, { chain: wallet.chain, address: wallet.address });
  return linkWallet.execute(ctx, await wallet.sign(message));
}
const people = () => inUnscoped((db) => db.user.count());

describe.each(Object.entries(TEST_WALLETS))("a wallet of %s", (chain, make) => {
  it("is linked and signs its owner in, who then gives his second factor", async () => {
    const person = await createPerson();
    const wallet = make();
    await link(person.ctx, wallet);
    expect(await accountEvents(person)).toContainEqual({ type: "identity-linked", detail: expect.stringContaining("wallet") as string });
    const opened = await redeemTicket.execute(FACTS, { ticket: (await signIn(wallet)).ticket });
    expect(opened.userId).toBe(person.id);
    expect(await inUnscoped((db) => db.session.findUniqueOrThrow({ where: { id: opened.sessionId } }))).toMatchObject({
      method: "wallet",
      secondFactorAt: null,
    });
    const secret = await addTotp(person);
    const { ticket, newcomer } = await signIn(wallet);
    expect(newcomer).toBe(false);
    await expect(redeemTicket.execute(FACTS, { ticket })).rejects.toMatchObject({ code: "second_factor_required" });
    await expect(redeemTicket.execute(FACTS, { ticket, code: await codeOf(secret) })).resolves.toMatchObject({ userId: person.id });
    const [identity] = await listIdentities(person.id);
    expect(identity).toMatchObject({ provider: chain, label: expect.stringMatching(/^\w{4,12}…\w{4}$/) as string });
    expect(identity?.lastUsedAt).not.toBeNull();
  });

  it("unknown so far brings a new person without an e-mail, once, where anybody may sign up", async () => {
    const wallet = make();
    const first = await signIn(wallet);
    expect(first.newcomer).toBe(true);
    const { userId } = await redeemTicket.execute(FACTS, { ticket: first.ticket });
    const user = await inUnscoped((db) => db.user.findUniqueOrThrow({ where: { id: userId } }));
    expect(user).toMatchObject({ passwordHash: null, emailVerifiedAt: null, name: expect.stringContaining("…") as string });
    expect(isPlaceholderEmail(user.email)).toBe(true);
    const again = await signIn(wallet);
    expect(again.newcomer).toBe(false);
    expect((await redeemTicket.execute(FACTS, { ticket: again.ticket })).userId).toBe(userId);
  });

  it("one answer opens once, also when it is given fifty times at once", { timeout: 60_000 }, async () => {
    const wallet = make();
    const proof = await wallet.sign(await asked(wallet));
    const before = await people();
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => signInWithWallet.execute(FACTS, proof)));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "gone" });
    expect(await people()).toBe(before + 1);
    await expect(signInWithWallet.execute(FACTS, proof)).rejects.toMatchObject({ code: "gone" });
  });

  it("ten answers to ten questions at once make one person", { timeout: 60_000 }, async () => {
    const wallet = make();
    const proofs = await Promise.all(Array.from({ length: 10 }, async () => wallet.sign(await asked(wallet))));
    const before = await people();
    const results = await Promise.allSettled(proofs.map((proof) => signInWithWallet.execute(FACTS, proof)));
    expect(results.some((result) => result.status === "fulfilled")).toBe(true);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
    expect(await people()).toBe(before + 1);
  });
});

describe("what a wallet signed for something else", () => {
  it("is refused: altered, expired, never asked for, for another site, with another's key", async () => {
    const [wallet, other] = [evmWallet(), evmWallet()];
    const message = await asked(wallet);
    const gone = { code: "gone" };
    for (const altered of [
      message.replace("Sign in", "Sign me in"),
      message.replace(wallet.address, other.address),
      message.replace("Chain ID: 1", "Chain ID: 137"),
      message.replace(/localhost:\d+ wants/, "evil.example wants"),
      `${message} `,
      message.replaceAll("\n", "\r\n"),
    ]) {
      const fresh = altered.replace(/Nonce: \w+/, (/Nonce: \w+/.exec(await asked(wallet)) ?? [""])[0]);
      await expect(signInWithWallet.execute(FACTS, await wallet.sign(fresh))).rejects.toMatchObject(gone);
    }
    await expect(
      signInWithWallet.execute(FACTS, await wallet.sign(message.replace(/Nonce: \w+/, `Nonce: ${"0".repeat(64)}`))),
    ).rejects.toMatchObject(gone);
    const upper = message.replace(/Nonce: (\w+)/, (_, nonce: string) => `Nonce: ${nonce.toUpperCase()}`);
    await expect(signInWithWallet.execute(FACTS, await wallet.sign(upper))).rejects.toMatchObject(gone);
    await expect(signInWithWallet.execute(FACTS, await other.sign(message))).rejects.toMatchObject({ code: "invalid_credentials" });
    // A failed try has used it up.
    await expect(signInWithWallet.execute(FACTS, await wallet.sign(message))).rejects.toMatchObject(gone);
    const late = await asked(wallet);
    await inUnscoped((db) =>
      db.oneTimeToken.updateMany({ where: { purpose: "wallet-challenge", usedAt: null }, data: { expiresAt: new Date(Date.now() - 1) } }),
    );
    await expect(signInWithWallet.execute(FACTS, await wallet.sign(late))).rejects.toMatchObject(gone);
  });

  it("follows the installation's address, and is nothing at another", async () => {
    const wallet = solanaWallet();
    process.env["APP_URL"] = "https://room.example";
    forgetEnv();
    const message = await asked(wallet);
    expect(message).toMatch(/^room\.example wants you to sign in with your Solana account:\n/);
    expect(message).toContain("\nURI: https://room.example\n");
    process.env["APP_URL"] = "https://other.example";
    forgetEnv();
    await expect(signInWithWallet.execute(FACTS, await wallet.sign(message))).rejects.toMatchObject({ code: "gone" });
  });

  it("to sign in does not link, to link does not sign in, and neither serves another person or session", async () => {
    const [person, other] = [await createPerson(), await createPerson()];
    const wallet = cosmosWallet();
    const gone = { code: "gone" };
    const challenge = async (ctx: UserContext) =>
      wallet.sign((await createLinkChallenge.execute(ctx, { chain: "cosmos", address: wallet.address })).message);
    await expect(linkWallet.execute(person.ctx, await wallet.sign(await asked(wallet)))).rejects.toMatchObject(gone);
    await expect(signInWithWallet.execute(FACTS, await challenge(person.ctx))).rejects.toMatchObject(gone);
    await expect(linkWallet.execute(other.ctx, await challenge(person.ctx))).rejects.toMatchObject(gone);
    const elsewhere = signedIn(person, other.ctx.sessionId);
    await expect(linkWallet.execute(elsewhere, await challenge(person.ctx))).rejects.toMatchObject(gone);
    expect(await listIdentities(person.id)).toEqual([]);
    expect(await listIdentities(other.id)).toEqual([]);
  });

  it.each([
    ["evm", "0x1234"],
    ["evm", "not an address at all"],
    ["solana", "0".repeat(44)],
    ["cosmos", "cosmos1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"],
  ] as const)("%s knows no address %s", async (chain, address) => {
    await expect((async () => createWalletChallenge.execute(FACTS, { chain, address }))()).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("a prefix that the installation does not serve is refused before anything is signed", async () => {
    const osmo = cosmosWallet("osmo");
    await expect(asked(osmo)).rejects.toMatchObject({ code: "invalid_input", fields: { address: expect.any(String) as string } });
    process.env["COSMOS_PREFIX"] = "osmo";
    forgetEnv();
    await expect(signIn(osmo)).resolves.toMatchObject({ newcomer: true });
  });

  it("strange input is refused as input", async () => {
    const wallet = evmWallet();
    for (const input of [
      {},
      { chain: "evm" },
      { chain: "btc", address: wallet.address },
      { chain: "evm", address: wallet.address, purpose: "link" },
      { chain: "evm", address: wallet.address, chainId: 0 },
    ]) {
      await expect((async () => createWalletChallenge.execute(FACTS, input as never))()).rejects.toMatchObject({ code: "invalid_input" });
    }
    await expect((async () => signInWithWallet.execute(FACTS, { message: "x".repeat(4001), signature: "0x" }))()).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

describe("linking a wallet", () => {
  it("asks for a recent sign-in, for the question and for the answer", async () => {
    const person = await createPerson();
    const wallet = evmWallet();
    const { message } = await createLinkChallenge.execute(person.ctx, { chain: "evm", address: wallet.address });
    const stale = signedIn(person, person.ctx.sessionId, { authenticatedAt: new Date(Date.now() - 11 * 60_000) });
    await expect(createLinkChallenge.execute(stale, { chain: "evm", address: wallet.address })).rejects.toMatchObject({
      code: "fresh_sign_in_required",
    });
    await expect(linkWallet.execute(stale, await wallet.sign(message))).rejects.toMatchObject({ code: "fresh_sign_in_required" });
    await expect(linkWallet.execute(person.ctx, await wallet.sign(message))).resolves.toMatchObject({
      label: expect.any(String) as string,
    });
  });

  it("leaves somebody else's wallet with him and names nobody; one's own again changes nothing", async () => {
    const [owner, thief] = [await createPerson(), await createPerson()];
    const wallet = evmWallet();
    await link(owner.ctx, wallet);
    await link(owner.ctx, wallet);
    expect(await listIdentities(owner.id)).toHaveLength(1);
    expect((await accountEvents(owner)).filter((event) => event.type === "identity-linked")).toHaveLength(1);
    const refusal = (await link(thief.ctx, wallet).catch((error: unknown) => error)) as { code: string; userMessage: string };
    expect(refusal.code).toBe("conflict");
    expect(refusal.userMessage).not.toContain(owner.email);
    expect(await listIdentities(thief.id)).toEqual([]);
  });

  it("of one wallet by ten people at once gives it to one", { timeout: 60_000 }, async () => {
    const wallet = solanaWallet();
    const crowd = await Promise.all(Array.from({ length: 10 }, () => createPerson()));
    const results = await Promise.allSettled(crowd.map((person) => link(person.ctx, wallet)));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
    expect(await inUnscoped((db) => db.identity.count({ where: { subject: wallet.address } }))).toBe(1);
  });

  it("writes to the owner of a verified address alone", async () => {
    const [verified, unverified] = [await createPerson(), await createPerson()];
    await link(verified.ctx, evmWallet());
    await link(signedIn(unverified, unverified.ctx.sessionId, { emailVerified: false }), evmWallet());
    const mails = await inUnscoped((db) =>
      db.outgoingMail.findMany({
        where: { recipient: { in: [verified.email, unverified.email] } },
        select: { recipient: true, kind: true },
      }),
    );
    expect(mails).toEqual([{ recipient: verified.email, kind: "identities-changed" }]);
  });
});

describe("where not everybody may sign up", () => {
  it("an unknown wallet opens nothing and a known one does", async () => {
    const person = await createPerson();
    const wallet = evmWallet();
    await link(person.ctx, wallet);
    process.env["SIGN_UP"] = "closed";
    forgetEnv();
    const before = await people();
    await expect(signIn(evmWallet())).rejects.toMatchObject({ code: "forbidden" });
    expect(await people()).toBe(before);
    await expect(signIn(wallet)).resolves.toMatchObject({ newcomer: false });
  });

  it("a suspended person's wallet opens nothing", async () => {
    const person = await createPerson();
    const wallet = evmWallet();
    await link(person.ctx, wallet);
    await inUnscoped((db) => db.user.update({ where: { id: person.id }, data: { suspendedAt: new Date() } }));
    await expect(signIn(wallet)).rejects.toMatchObject({ code: "forbidden" });
  });
});
