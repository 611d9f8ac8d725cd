import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { documentRestored, processingRetried } from "../events";
import { reviveFolderOf } from "../folders/folder-revival";
import { lockTree } from "../folders/queries/folder-rows";
import { canCancel } from "../policy";
import { getDocument } from "../queries/get-document";
import { documentIdSchema } from "../schema";

/** After it the document is back where it was and is indexed again. */
export const restoreDocument = command({
  name: "dataroom.restore-document",
  permission: "documents:delete",
  input: documentIdSchema,
  records: [documentRestored, processingRetried],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      // Its tree first, as whoever changes a folder: who locks them the other way round waits for him, and he for that one.
      const { folderId, projectId } = await getDocument(tx, input.documentId, { trashed: true });
      if (folderId) await lockTree(tx, projectId);
      const document = await getDocument(tx, input.documentId, { trashed: true, lock: true });
      await reviveFolderOf(tx, document.id);
      await tx.db.document.update({ where: { id: document.id }, data: { deletedAt: null }, select: { id: true } });
      await tx.record(documentRestored, {
        documentId: document.id,
        versionId: document.currentVersionId ?? document.versionId,
        projectId: document.projectId,
        name: document.name,
        number: document.version,
      });
      // A newer version that waited when the document was trashed lost its job then.
      if (document.currentVersionId && document.versionId !== document.currentVersionId && canCancel(document.status)) {
        const { id: documentId, versionId, projectId, name, version: number } = document;
        await tx.record(processingRetried, { documentId, versionId, projectId, name, number });
      }
      return { documentId: document.id };
    }),
});
