import { type BrowserWallet, method, record, type WalletAccount, WalletAnswerError } from "./browser-wallet";

const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Wallet Standard: wallets register themselves with whoever asks; `window.solana` is for those that don't. */
export function findSolanaWallets(): BrowserWallet[] {
  const found = new Map<string, BrowserWallet>();
  const register = (...wallets: unknown[]) => {
    for (const offered of wallets) {
      const { name, features } = record(offered);
      const signs = record(features)["solana:signMessage"];
      if (typeof name === "string" && method(signs, "signMessage")) found.set(name, standardWallet(name.slice(0, 60), offered));
    }
    return () => undefined;
  };
  const hear = (event: Event) => {
    const { detail } = event as CustomEvent<unknown>;
    if (typeof detail === "function") (detail as (api: object) => void)({ register });
  };
  window.addEventListener("wallet-standard:register-wallet", hear);
  window.dispatchEvent(new CustomEvent("wallet-standard:app-ready", { detail: { register } }));
  window.removeEventListener("wallet-standard:register-wallet", hear);
  const { solana } = window as Window & { solana?: unknown };
  if (found.size === 0 && method(solana, "signMessage")) found.set("", injectedWallet(solana));
  return [...found.values()];
}

function standardWallet(name: string, offered: unknown): BrowserWallet {
  const features = record(record(offered)["features"]);
  const connect = async (): Promise<WalletAccount> => {
    const { accounts } = record(await method(features["standard:connect"], "connect")?.());
    const account: unknown = Array.isArray(accounts) ? accounts[0] : undefined;
    const { address } = record(account);
    if (typeof address !== "string") throw noAccount();
    const sign = async (message: string) => {
      const answers = await method(
        features["solana:signMessage"],
        "signMessage",
      )?.({ account, message: new TextEncoder().encode(message) });
      return signed(record(Array.isArray(answers) ? answers[0] : undefined)["signature"]);
    };
    return { address, sign };
  };
  return { chain: "solana", name, connect };
}

function injectedWallet(solana: unknown): BrowserWallet {
  const connect = async (): Promise<WalletAccount> => {
    const connected = record(await method(solana, "connect")?.());
    const key = connected["publicKey"] ?? record(solana)["publicKey"];
    if (typeof key !== "object" || key === null) throw noAccount();
    // Its class writes an address where a plain object would write "[object Object]".
    const written: unknown = await method(key, "toString")?.();
    const sign = async (message: string) =>
      signed(record(await method(solana, "signMessage")?.(new TextEncoder().encode(message), "utf8"))["signature"]);
    return { address: String(written), sign };
  };
  return { chain: "solana", name: "Solana wallet", connect };
}

function noAccount(): WalletAnswerError {
  return new WalletAnswerError("The wallet showed no account. Unlock it, choose an account and try again.");
}

function signed(signature: unknown): { signature: string } {
  // Not instanceof: the wallet may have made its bytes in a frame of its own.
  if (!ArrayBuffer.isView(signature) || signature.byteLength !== 64) throw new WalletAnswerError("The wallet did not sign. Try again.");
  return { signature: base58(new Uint8Array(signature.buffer, signature.byteOffset, signature.byteLength)) };
}

/** Bitcoin's base58: the bytes as one number, and a 1 for each leading zero. */
export function base58(bytes: Uint8Array): string {
  let number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = "";
  for (; number > 0n; number /= 58n) text = (ALPHABET[Number(number % 58n)] ?? "") + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return "1".repeat(zeros === -1 ? bytes.length : zeros) + text;
}
