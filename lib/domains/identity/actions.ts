"use server";

import { accountAction } from "@/lib/transport/action";
import { endSession } from "./commands/end-session";

export const endSessionAction = accountAction(endSession);
