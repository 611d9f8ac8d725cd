import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

/** Writes the draft of an answer to a visitor's question. */
export const draftAnswer = defineJob(
  "sharing.draft-answer",
  z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), linkId: z.uuid(), questionId: z.uuid() }),
  { retryLimit: 3, expireInSeconds: 600 },
);
