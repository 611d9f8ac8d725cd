import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

/** Tells the owner of a conversation that somebody may read it. */
export const notifyBreakGlass = defineJob("tenancy.notify-break-glass", z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), requestId: z.uuid() }), { retryLimit: 8 });
