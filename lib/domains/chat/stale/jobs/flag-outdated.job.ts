import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

/** Compares what answers quote of a document with the version that answers now. */
export const flagOutdated = defineJob("chat.flag-outdated", z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), documentId: z.uuid() }), {
  retryLimit: 5,
  retryDelay: 5,
});
