import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { processingRetried } from "../events";
import { canRetry } from "../policy";
import { getDocument } from "../queries/get-document";
import { documentIdSchema } from "../schema";

/** After it the newest version waits for the worker again; one whose pages were being recognised goes on where it stopped. */
export const retryProcessing = command({
  name: "dataroom.retry-processing",
  permission: "documents:process",
  input: documentIdSchema,
  records: [processingRetried],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const document = await getDocument(tx, input.documentId, { lock: true });
      if (!canRetry(document.status)) throw new AppError("conflict", { userMessage: "Only a failed or cancelled document can be processed again." });
      await tx.db.documentVersion.update({
        where: { id: document.versionId },
        data: { status: "queued", ...(document.stage === "ocr" ? {} : { stage: "received", progress: 0 }), errorCode: null, errorMessage: null },
        select: { id: true },
      });
      await tx.record(processingRetried, {
        documentId: document.id,
        versionId: document.versionId,
        projectId: document.projectId,
        name: document.name,
        number: document.version,
      });
      return { documentId: document.id };
    }),
});
