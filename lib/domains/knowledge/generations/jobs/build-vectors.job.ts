import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

/** Brings a workspace's vectors up to date with its documents and the settings. A killed worker's job goes on where it was. */
export const buildVectors = defineJob("knowledge.build-vectors", z.object({ organizationId: z.uuid(), workspaceId: z.uuid() }), {
  retryLimit: 20,
  retryDelay: 5,
  expireInSeconds: 86_400,
});
