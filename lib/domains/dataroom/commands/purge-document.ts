import "server-only";
import { eraseStored, tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { inTenant } from "@/lib/db/tenant";
import { isAppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { documentPurged } from "../events";
import { listDocumentGuards } from "../queries/document-guards";
import { getDocument } from "../queries/get-document";
import { documentIdSchema } from "../schema";

/** After it rows, text, passages and bytes of the document are gone for good; the index follows from the event. */
export const purgeDocument = command({
  name: "dataroom.purge-document",
  permission: "documents:purge",
  input: documentIdSchema,
  records: [documentPurged],
  run: async (ctx, input) => {
    await inTenant(ctx, async (tx) => {
      const document = await getDocument(tx, input.documentId, { trashed: true, lock: true }).catch((error: unknown) => {
        if (isAppError(error) && error.code === "not_found") return getDocument(tx, input.documentId, { lock: true });
        throw error;
      });
      const purged = await listDocumentGuards(tx, [document.id]);
      await tx.db.document.delete({ where: { id: document.id }, select: { id: true } });
      for (const payload of purged) await tx.record(documentPurged, payload);
    });
    await eraseStored(tenantStorage(ctx).documentPrefix(input.documentId));
    return { documentId: input.documentId };
  },
});
