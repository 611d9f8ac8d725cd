import "server-only";
import { tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { inTenant } from "@/lib/db/tenant";
import { isAppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { sensitivityLevel } from "@/lib/kernel/sensitivity";
import { documentPurged } from "../events";
import { listDocumentDepartments } from "../queries/document-departments";
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
      const departments = await listDocumentDepartments(tx, document.id);
      await tx.db.document.delete({ where: { id: document.id }, select: { id: true } });
      const guard = { sensitivity: sensitivityLevel(document.sensitivity), departments };
      await tx.record(documentPurged, { documentId: document.id, projectId: document.projectId, name: document.name, ...guard });
    });
    const { storage, documentPrefix } = tenantStorage(ctx);
    await storage.deletePrefix(documentPrefix(input.documentId));
    return { documentId: input.documentId };
  },
});
