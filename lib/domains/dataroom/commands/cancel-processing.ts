import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { processingCancelled } from "../events";
import { canCancel } from "../policy";
import { getDocument } from "../queries/get-document";
import { documentIdSchema } from "../schema";

/** After it the worker drops the newest version at its next step; the bytes stay and processing can be retried. */
export const cancelProcessing = command({
  name: "dataroom.cancel-processing",
  permission: "documents:process",
  input: documentIdSchema,
  records: [processingCancelled],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const document = await getDocument(tx, input.documentId, { lock: true });
      // The worker may finish in this moment; what is ready stays ready.
      const { count } = canCancel(document.status)
        ? await tx.db.documentVersion.updateMany({ where: { id: document.versionId, status: { in: ["queued", "processing"] } }, data: { status: "cancelled" } })
        : { count: 0 };
      if (count === 0) throw new AppError("conflict", { userMessage: "This document is not being processed." });
      await tx.record(processingCancelled, {
        documentId: document.id,
        versionId: document.versionId,
        projectId: document.projectId,
        name: document.name,
        number: document.version,
      });
      return { documentId: document.id };
    }),
});
