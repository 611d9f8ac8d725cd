import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

export const removeFromIndex = defineJob(
  "knowledge.remove-from-index",
  z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), documentIds: z.array(z.uuid()) }),
  { retryLimit: 8, retryDelay: 2 },
);
