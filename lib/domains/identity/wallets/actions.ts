"use server";

import { accountAction, visitorAction } from "@/lib/transport/action";
import { createLinkChallenge } from "./commands/create-link-challenge";
import { createWalletChallenge } from "./commands/create-wallet-challenge";
import { linkWallet } from "./commands/link-wallet";
import { signInWithWallet } from "./commands/sign-in-with-wallet";

export const createWalletChallengeAction = visitorAction(createWalletChallenge);
export const createLinkChallengeAction = accountAction(createLinkChallenge);
export const signInWithWalletAction = visitorAction(signInWithWallet);
export const linkWalletAction = accountAction(linkWallet);
