import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { documentsDownloaded } from "../events";
import { type ArchivePlan, planArchive } from "../plan-archive";
import { downloadDocumentsSchema } from "../schema";

/** After it is recorded who took which documents out; answers with what the archive holds. */
export const downloadDocuments = command({
  name: "dataroom.download-documents",
  permission: "documents:read",
  input: downloadDocumentsSchema,
  records: [documentsDownloaded],
  run: (ctx, input): Promise<ArchivePlan> =>
    inTenant(ctx, async (tx) => {
      const plan = await planArchive(tx, input);
      const documentIds = plan.entries.map((entry) => entry.id);
      await tx.record(documentsDownloaded, { downloadId: newId(), documentIds, folderIds: input.folderIds, bytes: plan.bytes });
      return plan;
    }),
});
