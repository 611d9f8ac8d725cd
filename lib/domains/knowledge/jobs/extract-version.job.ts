import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

export const extractVersion = defineJob(
  "knowledge.extract-version",
  z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), documentId: z.uuid(), versionId: z.uuid() }),
  { retryLimit: 3, retryDelay: 2, expireInSeconds: 3600, concurrency: 2 },
);
