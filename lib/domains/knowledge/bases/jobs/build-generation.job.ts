import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

export const buildGeneration = defineJob(
  "knowledge.build-generation",
  z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), baseId: z.uuid(), generationId: z.uuid() }),
  { retryLimit: 6, retryDelay: 3, expireInSeconds: 3_600 },
);
