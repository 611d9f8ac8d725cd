"use server";

import { action } from "@/lib/transport/action";
import { stopPanel } from "./commands/stop-panel";

export const stopPanelAction = action(stopPanel);
