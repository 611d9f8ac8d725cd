import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

/** Takes an erased document's words out of drafts and answers. */
export const forgetDocument = defineJob("sharing.forget-document", z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), documentId: z.uuid() }), { retryLimit: 5 });
