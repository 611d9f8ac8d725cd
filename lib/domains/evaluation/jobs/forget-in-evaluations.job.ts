import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

export const forgetInEvaluations = defineJob("evaluation.forget-in-evaluations", z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), documentId: z.uuid() }));
