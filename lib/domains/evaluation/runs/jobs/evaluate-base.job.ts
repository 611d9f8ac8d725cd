import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

/** Answers of a slow model take their time; what is lost after it goes on where it was. */
export const evaluateBase = defineJob("evaluation.evaluate-base", z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), runId: z.uuid() }), {
  retryLimit: 5,
  retryDelay: 5,
  expireInSeconds: 7_200,
  concurrency: 2,
});
