import "server-only";
import { eraseStored, tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { documentPurged } from "../../events";
import { listDocumentGuards } from "../../queries/document-guards";
import { folderPurged } from "../events";
import { lockFolder } from "../queries/folder-rows";
import { documentsIn, subtreeOf } from "../queries/folder-tree";
import { folderIdSchema } from "../schema";

/** After it the trashed folder and all that lies in it are gone for good; the index follows from each document's event. */
export const purgeFolder = command({
  name: "dataroom.purge-folder",
  permission: "documents:purge",
  input: folderIdSchema,
  records: [documentPurged, folderPurged],
  run: async (ctx, { folderId }) => {
    const documentIds = await inTenantStatements(ctx, async (tx) => {
      const folder = await lockFolder(tx, folderId, { trashed: true });
      const folderIds = (await subtreeOf(tx, folderId)).map((below) => below.id);
      const documents = await documentsIn(tx, folderIds);
      if (documents.some((document) => !document.seen)) {
        throw new AppError("conflict", { userMessage: "This folder holds more than you may see. Somebody with access to all of it can erase it; nothing was erased." });
      }
      const ids = documents.map((document) => document.id);
      const purged = await listDocumentGuards(tx, ids);
      await tx.rows(Prisma.sql`DELETE FROM documents WHERE id = ANY(${ids}::uuid[])`);
      await tx.rows(Prisma.sql`DELETE FROM folders WHERE id = ANY(${folderIds}::uuid[])`);
      for (const document of purged) await tx.record(documentPurged, document);
      await tx.record(folderPurged, { folderId, projectId: folder.projectId, name: folder.name, folders: folderIds.length, documents: ids.length });
      return ids;
    }, { timeout: 60_000 });
    const { documentPrefix } = tenantStorage(ctx);
    for (const documentId of documentIds) await eraseStored(documentPrefix(documentId));
    return { folderId, documents: documentIds.length };
  },
});
