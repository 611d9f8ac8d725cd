"use server";

import { action } from "@/lib/transport/action";
import { cancelRun } from "./commands/cancel-run";
import { startRun } from "./commands/start-run";

export const startRunAction = action(startRun);
export const cancelRunAction = action(cancelRun);
