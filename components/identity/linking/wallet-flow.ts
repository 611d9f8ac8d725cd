import type { CommandResult } from "@/lib/client/use-command";
import { type BrowserWallet, walletProblem } from "@/lib/client/wallets/browser-wallet";
import {
  createLinkChallengeAction,
  createWalletChallengeAction,
  linkWalletAction,
  signInWithWalletAction,
} from "@/lib/domains/identity/wallets/actions";
import type { WalletChallengeInput, WalletProofInput } from "@/lib/domains/identity/wallets/schema";

export function proveForSignIn(wallet: BrowserWallet) {
  return prove(wallet, createWalletChallengeAction, signInWithWalletAction);
}

export function proveForLink(wallet: BrowserWallet) {
  return prove(wallet, createLinkChallengeAction, linkWalletAction);
}

/** The wallet names an account, the server writes a text for it, the wallet signs it, the server checks. */
async function prove<Answer>(
  { chain, connect }: BrowserWallet,
  ask: (input: WalletChallengeInput) => Promise<CommandResult<{ message: string }>>,
  answer: (input: WalletProofInput) => Promise<CommandResult<Answer>>,
): Promise<CommandResult<Answer>> {
  const account = await attempt(connect);
  if (!account.ok) return account;
  const { address, chainId, sign } = account.data;
  const asked = await ask({ chain, address, ...(chainId === undefined ? {} : { chainId }) });
  if (!asked.ok) return asked;
  const { message } = asked.data;
  const signed = await attempt(() => sign(message));
  return signed.ok ? answer({ message, ...signed.data }) : signed;
}

async function attempt<Answer>(ask: () => Promise<Answer>): Promise<CommandResult<Answer>> {
  try {
    return { ok: true, data: await ask() };
  } catch (thrown) {
    return { ok: false, error: { code: "cancelled", message: walletProblem(thrown) } };
  }
}
