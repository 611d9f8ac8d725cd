"use server";

import { action } from "@/lib/transport/action";
import { approveBreakGlass } from "./commands/approve-break-glass";
import { denyBreakGlass } from "./commands/deny-break-glass";
import { endBreakGlass } from "./commands/end-break-glass";
import { requestBreakGlass } from "./commands/request-break-glass";

export const requestBreakGlassAction = action(requestBreakGlass);
export const approveBreakGlassAction = action(approveBreakGlass);
export const denyBreakGlassAction = action(denyBreakGlass);
export const endBreakGlassAction = action(endBreakGlass);
