import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

/** Without documents: everything of the base, or of all bases of the workspace. */
export const syncBases = defineJob(
  "knowledge.sync-bases",
  z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), baseId: z.uuid().optional(), documentIds: z.array(z.uuid()).optional() }),
  { retryLimit: 6, retryDelay: 2, expireInSeconds: 1_800, batchSize: 32 },
);
