import { z } from "zod";
import { defineJob } from "@/lib/kernel/jobs";

/** Gives a document's passages in the index the attributes that the document has now. */
export const updateInIndex = defineJob("knowledge.update-in-index", z.object({ organizationId: z.uuid(), workspaceId: z.uuid(), documentId: z.uuid() }), {
  retryLimit: 8,
});
