import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { documentRestored } from "../events";
import { getDocument } from "../queries/get-document";
import { documentIdSchema } from "../schema";

/** After it the document is back where it was and is indexed again. */
export const restoreDocument = command({
  name: "dataroom.restore-document",
  permission: "documents:delete",
  input: documentIdSchema,
  records: [documentRestored],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const document = await getDocument(tx, input.documentId, { trashed: true, lock: true });
      await tx.db.document.update({ where: { id: document.id }, data: { deletedAt: null }, select: { id: true } });
      await tx.record(documentRestored, {
        documentId: document.id,
        versionId: document.currentVersionId ?? document.versionId,
        projectId: document.projectId,
        name: document.name,
        number: document.version,
      });
      return { documentId: document.id };
    }),
});
