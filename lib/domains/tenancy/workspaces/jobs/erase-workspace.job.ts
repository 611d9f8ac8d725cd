import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

/** Erases a workspace whose time in the trash is over. */
export const eraseWorkspaceJob = defineJob("tenancy.erase-workspace", z.object({ organizationId: z.uuid(), workspaceId: z.uuid() }), {
  retryLimit: 8,
  expireInSeconds: 3600,
});
