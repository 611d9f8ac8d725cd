import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

/** Erases what a removed project held. */
export const eraseProject = defineJob("dataroom.erase-project", z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), projectId: z.uuid() }), {
  retryLimit: 8,
});
