"use server";

import { accountAction, visitorAction } from "@/lib/transport/action";
import { askReset } from "./commands/ask-reset";
import { changePassword } from "./commands/change-password";
import { resetPassword } from "./commands/reset-password";

export const askResetAction = visitorAction(askReset);
export const resetPasswordAction = visitorAction(resetPassword);
export const changePasswordAction = accountAction(changePassword);
