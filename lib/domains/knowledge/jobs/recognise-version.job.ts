import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

/** Apart from reading text: a long scan must not hold up documents that need no recognition. Pages have deadlines of their own. */
export const recogniseVersion = defineJob(
  "knowledge.recognise-version",
  z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), documentId: z.uuid(), versionId: z.uuid() }),
  { retryLimit: 3, retryDelay: 2, expireInSeconds: 21_600, concurrency: 2 },
);
