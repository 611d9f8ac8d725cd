"use server";

import { leavingAction } from "@/lib/transport/sign-out";
import { deleteAccount } from "./commands/delete-account";

export const deleteAccountAction = leavingAction(deleteAccount);
