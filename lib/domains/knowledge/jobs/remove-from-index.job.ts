import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

export const removeFromIndex = defineJob(
  "knowledge.remove-from-index",
  z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), documentIds: z.array(z.uuid()) }),
  // Twelve doublings are hours: a store of vectors may be away for so long.
  { retryLimit: 12, retryDelay: 2 },
);
