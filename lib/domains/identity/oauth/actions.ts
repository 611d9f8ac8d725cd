"use server";

import { linkAction } from "@/lib/transport/link-action";
import { startLink } from "./commands/start-link";

export const startLinkAction = linkAction(startLink);
