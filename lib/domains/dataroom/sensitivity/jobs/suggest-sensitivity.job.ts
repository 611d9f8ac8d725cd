import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

/** Reads a version's text for what should not be seen by everybody. */
export const suggestSensitivity = defineJob(
  "dataroom.suggest-sensitivity",
  z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), documentId: z.uuid(), versionId: z.uuid() }),
  { retryLimit: 3, expireInSeconds: 900 },
);
