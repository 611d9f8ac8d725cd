"use server";

import { accountAction } from "@/lib/transport/action";
import { askEmailChange } from "./commands/ask-email-change";
import { confirmEmailChange } from "./commands/confirm-email-change";
import { sendVerification } from "./commands/send-verification";
import { verifyEmail } from "./commands/verify-email";

export const sendVerificationAction = accountAction(sendVerification);
export const verifyEmailAction = accountAction(verifyEmail);
export const askEmailChangeAction = accountAction(askEmailChange);
export const confirmEmailChangeAction = accountAction(confirmEmailChange);
