/** A wallet that lives in the browser as an extension. */
export interface BrowserWallet {
  chain: "evm" | "solana" | "cosmos";
  name: string;
  /** Asks the person for an account. */
  connect: () => Promise<WalletAccount>;
}

export interface WalletAccount {
  address: string;
  /** EVM only. */
  chainId?: number;
  /** Asks the person to sign; the signature in the form that its chain uses. */
  sign: (message: string) => Promise<{ signature: string; publicKey?: string }>;
}

/** Something of the wallet's that is not what its standard says. */
export class WalletAnswerError extends Error {}

/** What to tell the person when his wallet throws. */
export function walletProblem(thrown: unknown): string {
  const { code, message } = (typeof thrown === "object" && thrown !== null ? thrown : {}) as { code?: unknown; message?: unknown };
  const text = typeof message === "string" ? message : "";
  if (code === 4001 || /reject|denied|declin|cancel/i.test(text))
    return "You declined in the wallet. Nothing was changed; try again when you are ready.";
  if (code === -32002) return "The wallet is waiting for you already. Open it and answer there.";
  if (thrown instanceof WalletAnswerError) return text;
  return "The wallet did not answer as expected. Unlock it, choose an account and try again.";
}

export function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** A method of an object that somebody else has put into the page, bound to it. */
export function method(owner: unknown, name: string): ((...input: unknown[]) => Promise<unknown>) | null {
  const found = record(owner)[name];
  return typeof found === "function"
    ? async (...input: unknown[]) => (found as (...given: unknown[]) => unknown).apply(owner, input)
    : null;
}
