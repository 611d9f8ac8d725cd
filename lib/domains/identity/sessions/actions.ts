"use server";

import { accountAction } from "@/lib/transport/action";
import { endOtherSessions } from "./commands/end-other-sessions";
import { endSession } from "./commands/end-session";

export const endSessionAction = accountAction(endSession);
export const endOtherSessionsAction = accountAction(endOtherSessions);
