import { type BrowserWallet, method, record, type WalletAccount, WalletAnswerError } from "./browser-wallet";

/** EIP-6963: every wallet announces itself; EIP-1193's one global is for those that don't. */
export function findEvmWallets(): BrowserWallet[] {
  const found = new Map<string, BrowserWallet>();
  const hear = (event: Event) => {
    const { info, provider } = record((event as CustomEvent<unknown>).detail);
    const { uuid, name } = record(info);
    if (typeof uuid === "string" && typeof name === "string" && method(provider, "request"))
      found.set(uuid, wallet(name.slice(0, 60), provider));
  };
  window.addEventListener("eip6963:announceProvider", hear);
  window.dispatchEvent(new Event("eip6963:requestProvider"));
  window.removeEventListener("eip6963:announceProvider", hear);
  const { ethereum } = window as Window & { ethereum?: unknown };
  if (found.size === 0 && method(ethereum, "request")) found.set("", wallet("Ethereum wallet", ethereum));
  return [...found.values()];
}

function wallet(name: string, provider: unknown): BrowserWallet {
  const request = method(provider, "request");
  const ask = async (name: string, params?: unknown[]) => request?.({ method: name, ...(params ? { params } : {}) });
  const connect = async (): Promise<WalletAccount> => {
    const accounts = await ask("eth_requestAccounts");
    const address: unknown = Array.isArray(accounts) ? accounts[0] : undefined;
    const chainId = Number(await ask("eth_chainId"));
    if (typeof address !== "string" || !Number.isSafeInteger(chainId))
      throw new WalletAnswerError("The wallet showed no account. Unlock it, choose an account and try again.");
    const sign = async (message: string) => {
      const signature = await ask("personal_sign", [hexOf(message), address]);
      if (typeof signature !== "string") throw new WalletAnswerError("The wallet did not sign. Try again.");
      return { signature };
    };
    return { address, chainId, sign };
  };
  return { chain: "evm", name, connect };
}

function hexOf(text: string): string {
  return `0x${[...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
