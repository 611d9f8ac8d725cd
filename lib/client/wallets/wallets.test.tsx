import { base58 as reference } from "@scure/base";
import { afterEach, describe, expect, it } from "vitest";
import { cosmosWallet, evmWallet, solanaWallet } from "@/scripts/test/wallet-fixture";
import { WalletAnswerError, walletProblem } from "./browser-wallet";
import { findCosmosWallets } from "./cosmos-wallets";
import { findEvmWallets } from "./evm-wallets";
import { base58, findSolanaWallets } from "./solana-wallets";

const MESSAGE = "A text\nof two lines – with a dash.";
const undo: (() => void)[] = [];
afterEach(() => undo.splice(0).forEach((run) => run()));

function inject(name: string, value: unknown): void {
  Reflect.set(window, name, value);
  undo.push(() => void Reflect.deleteProperty(window, name));
}
function answer(event: string, listener: (event: Event) => void): void {
  window.addEventListener(event, listener);
  undo.push(() => window.removeEventListener(event, listener));
}

function evmProvider() {
  const wallet = evmWallet();
  const asked: string[] = [];
  const request = async ({ method, params }: { method: string; params?: string[] }): Promise<unknown> => {
    asked.push(method);
    if (method === "eth_requestAccounts") return [wallet.address];
    if (method === "eth_chainId") return "0x89";
    return (await wallet.sign(Buffer.from(params?.[0]?.slice(2) ?? "", "hex").toString())).signature;
  };
  return { wallet, asked, provider: { request } };
}

describe("EVM wallets", () => {
  it("that announce themselves are found by name, each once, and sign the text as it is", async () => {
    const { wallet, provider, asked } = evmProvider();
    answer("eip6963:requestProvider", () => {
      for (const uuid of ["a", "a", "b"]) {
        window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail: { info: { uuid, name: `Wallet ${uuid}` }, provider } }));
      }
      window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail: { info: { uuid: 1 }, provider: {} } }));
    });
    inject("ethereum", provider);
    const found = findEvmWallets();
    expect(found.map(({ name }) => name)).toEqual(["Wallet a", "Wallet b"]);
    const account = await found[0]?.connect();
    expect(account).toMatchObject({ address: wallet.address, chainId: 137 });
    expect(await account?.sign(MESSAGE)).toEqual({ signature: (await wallet.sign(MESSAGE)).signature });
    expect(asked).toEqual(["eth_requestAccounts", "eth_chainId", "personal_sign"]);
  });

  it("that only stand in the page are found too, and without any there are none", async () => {
    expect(findEvmWallets()).toEqual([]);
    inject("ethereum", { request: () => Promise.resolve([]) });
    const [wallet] = findEvmWallets();
    await expect(wallet?.connect()).rejects.toBeInstanceOf(WalletAnswerError);
  });
});

describe("Solana wallets", () => {
  const wallet = solanaWallet();
  const sign = async (bytes: Uint8Array) => Uint8Array.from(reference.decode((await wallet.sign(Buffer.from(bytes).toString())).signature));

  it("that follow the standard are found and sign", async () => {
    const account = { address: wallet.address };
    const features = {
      "standard:connect": { connect: () => Promise.resolve({ accounts: [account] }) },
      "solana:signMessage": {
        signMessage: async (input: { account: unknown; message: Uint8Array }) => [
          { signature: input.account === account ? await sign(input.message) : null },
        ],
      },
    };
    answer("wallet-standard:app-ready", (event) => {
      const { register } = (event as CustomEvent<{ register: (...wallets: object[]) => void }>).detail;
      register({ name: "Phantom", features }, { name: "No signatures", features: {} });
    });
    const found = findSolanaWallets();
    expect(found.map(({ name }) => name)).toEqual(["Phantom"]);
    const connected = await found[0]?.connect();
    expect(connected?.address).toBe(wallet.address);
    expect(await connected?.sign(MESSAGE)).toEqual({ signature: (await wallet.sign(MESSAGE)).signature });
  });

  it("that only stand in the page are found and sign", async () => {
    expect(findSolanaWallets()).toEqual([]);
    const publicKey = { toString: () => wallet.address };
    inject("solana", {
      connect: () => Promise.resolve({ publicKey }),
      signMessage: async (bytes: Uint8Array) => ({ signature: await sign(bytes) }),
    });
    const connected = await findSolanaWallets()[0]?.connect();
    expect(connected?.address).toBe(wallet.address);
    expect(await connected?.sign(MESSAGE)).toEqual({ signature: (await wallet.sign(MESSAGE)).signature });
  });

  it("write bytes as everybody does", () => {
    for (const bytes of [[], [0], [0, 0, 1], [255, 255], Array.from({ length: 64 }, (_, index) => index * 3)]) {
      expect(base58(Uint8Array.from(bytes))).toBe(reference.encode(Uint8Array.from(bytes)));
    }
  });
});

it("a Cosmos wallet is asked for the chain and signs for its address", async () => {
  expect(findCosmosWallets("cosmoshub-4")).toEqual([]);
  const wallet = cosmosWallet();
  const enabled: string[] = [];
  inject("keplr", {
    enable: (chain: string) => void enabled.push(chain),
    getKey: () => Promise.resolve({ bech32Address: wallet.address }),
    signArbitrary: async (_chain: string, signer: string, text: string) => {
      const { signature, publicKey } = await wallet.sign(text);
      return signer === wallet.address ? { signature, pub_key: { type: "tendermint/PubKeySecp256k1", value: publicKey } } : {};
    },
  });
  const account = await findCosmosWallets("cosmoshub-4")[0]?.connect();
  const { signature, publicKey } = await wallet.sign(MESSAGE);
  expect(enabled).toEqual(["cosmoshub-4"]);
  expect(account?.address).toBe(wallet.address);
  expect(await account?.sign(MESSAGE)).toEqual({ signature, publicKey });
});

it.each([
  [{ code: 4001, message: "x" }, /declined/],
  [new Error("User rejected the request"), /declined/],
  [{ code: -32002 }, /waiting for you/],
  [new WalletAnswerError("The wallet did not sign. Try again."), /did not sign/],
  [new TypeError("undefined is not a function"), /did not answer as expected/],
  [null, /did not answer as expected/],
])("%s is said in words", (thrown, words) => expect(walletProblem(thrown)).toMatch(words));
