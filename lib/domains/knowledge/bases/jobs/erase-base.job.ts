import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

export const eraseBase = defineJob("knowledge.erase-base", z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), baseId: z.uuid() }), { retryLimit: 10, retryDelay: 3 });
