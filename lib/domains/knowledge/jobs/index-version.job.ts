import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

export const indexVersion = defineJob(
  "knowledge.index-version",
  z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), documentId: z.uuid(), versionId: z.uuid() }),
  { retryLimit: 5, retryDelay: 2, expireInSeconds: 1800, batchSize: 32 },
);
