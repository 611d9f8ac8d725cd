"use server";

import { accountAction } from "@/lib/transport/action";
import { unlinkIdentity } from "./commands/unlink-identity";

export const unlinkIdentityAction = accountAction(unlinkIdentity);
