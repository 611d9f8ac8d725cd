import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { documentTrashed } from "../events";
import { getDocument } from "../queries/get-document";
import { documentIdSchema } from "../schema";

/** After it the document lies in the trash and answers nothing; it can be restored. */
export const trashDocument = command({
  name: "dataroom.trash-document",
  permission: "documents:delete",
  input: documentIdSchema,
  records: [documentTrashed],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const document = await getDocument(tx, input.documentId, { lock: true });
      await tx.db.document.update({ where: { id: document.id }, data: { deletedAt: new Date() }, select: { id: true } });
      await tx.record(documentTrashed, { documentId: document.id, projectId: document.projectId, name: document.name });
      return { documentId: document.id };
    }),
});
