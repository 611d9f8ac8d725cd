"use server";

import { accountAction, visitorAction } from "@/lib/transport/action";
import { addPasskey } from "./commands/add-passkey";
import { finishPasskeySignIn } from "./commands/finish-passkey-sign-in";
import { removePasskey } from "./commands/remove-passkey";
import { renamePasskey } from "./commands/rename-passkey";
import { startPasskey } from "./commands/start-passkey";
import { startPasskeyConfirmation } from "./commands/start-passkey-confirmation";
import { startPasskeySignIn } from "./commands/start-passkey-sign-in";

export const startPasskeyAction = accountAction(startPasskey);
export const addPasskeyAction = accountAction(addPasskey);
export const renamePasskeyAction = accountAction(renamePasskey);
export const removePasskeyAction = accountAction(removePasskey);
export const startPasskeyConfirmationAction = accountAction(startPasskeyConfirmation);
export const startPasskeySignInAction = visitorAction(startPasskeySignIn);
export const finishPasskeySignInAction = visitorAction(finishPasskeySignIn);
