"use server";

import { accountAction } from "@/lib/transport/action";
import { confirmIdentity } from "./commands/confirm-identity";

export const confirmIdentityAction = accountAction(confirmIdentity);
