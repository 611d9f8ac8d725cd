import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

export const forgetBase = defineJob("evaluation.forget-base", z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), baseId: z.uuid() }));
