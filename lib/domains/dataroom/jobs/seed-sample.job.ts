import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

/** Fills a new workspace with the sample project. */
export const seedSample = defineJob("dataroom.seed-sample", z.object({ organizationId: z.uuid(), workspaceId: z.uuid() }), { retryLimit: 4, concurrency: 2 });
