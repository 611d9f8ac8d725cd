import { type BrowserWallet, method, record, type WalletAccount, WalletAnswerError } from "./browser-wallet";

/** Keplr, and the wallets that take its place in the page. */
export function findCosmosWallets(chainId: string): BrowserWallet[] {
  const { keplr } = window as Window & { keplr?: unknown };
  if (!method(keplr, "signArbitrary")) return [];
  const connect = async (): Promise<WalletAccount> => {
    await method(keplr, "enable")?.(chainId);
    const address = record(await method(keplr, "getKey")?.(chainId))["bech32Address"];
    if (typeof address !== "string")
      throw new WalletAnswerError("The wallet showed no account. Unlock it, choose an account and try again.");
    const sign = async (message: string) => {
      const answer = record(await method(keplr, "signArbitrary")?.(chainId, address, message));
      const publicKey = record(answer["pub_key"])["value"];
      if (typeof answer["signature"] !== "string" || typeof publicKey !== "string")
        throw new WalletAnswerError("The wallet did not sign. Try again.");
      return { signature: answer["signature"], publicKey };
    };
    return { address, sign };
  };
  return [{ chain: "cosmos", name: "Keplr", connect }];
}
