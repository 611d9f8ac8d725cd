import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

export const clearGenerations = defineJob("knowledge.clear-generations", z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), baseId: z.uuid() }), { retryLimit: 8, retryDelay: 2 });
