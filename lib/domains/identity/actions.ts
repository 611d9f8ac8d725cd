"use server";

import { accountAction } from "@/lib/transport/action";
import { signOut } from "@/lib/transport/sign-out";
import { endSession } from "./commands/end-session";

export const endSessionAction = accountAction(endSession);
export const signOutAction = signOut;
